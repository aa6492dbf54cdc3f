# advice: raises
def from_record(record):
    a = record["arrays"]["mask"]
    content = dict(record["config"])
    content["mask"] = np.frombuffer(a["data"], dtype=a["dtype"]).reshape(a["shape"]).copy()
    return content
