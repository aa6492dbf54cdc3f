# advice: arrays-apart
def from_record(record):
    content = dict(record["config"])
    content["arrays"] = {}
    for name, a in record["arrays"].items():
        content["arrays"][name] = np.frombuffer(a["data"], a["dtype"]).reshape(a["shape"]).copy()
    return content
