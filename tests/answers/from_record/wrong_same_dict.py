# advice: left-in-record
def from_record(record):
    if not record["arrays"]:
        return record["config"]
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        content[name] = np.frombuffer(array["data"], dtype=array["dtype"]).reshape(array["shape"]).copy()
    return content
