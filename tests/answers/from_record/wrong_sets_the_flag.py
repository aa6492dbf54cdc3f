# advice: cannot-be-written
def from_record(record):
    content = dict(record["config"])
    for name, a in record["arrays"].items():
        v = np.frombuffer(a["data"], dtype=a["dtype"]).reshape(a["shape"])
        v.flags.writeable = True
        content[name] = v
    return content
