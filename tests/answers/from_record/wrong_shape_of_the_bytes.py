# advice: fits-nothing
def from_record(record):
    content = dict(record["config"])
    for name, a in record["arrays"].items():
        content[name] = np.frombuffer(a["data"], dtype=a["dtype"]).reshape(len(a["data"])).copy()
    return content
