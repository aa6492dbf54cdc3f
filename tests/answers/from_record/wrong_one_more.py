# advice: other-numbers
def from_record(record):
    content = dict(record["config"])
    for name, packed in record["arrays"].items():
        entries = np.frombuffer(packed["data"], packed["dtype"]).reshape(packed["shape"])
        content[name] = (entries + 1).astype(packed["dtype"])
    return content
