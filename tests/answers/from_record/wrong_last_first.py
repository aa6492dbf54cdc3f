# advice: one-change
def from_record(record):
    content = dict(record["config"])
    for name, packed in record["arrays"].items():
        entries = np.frombuffer(packed["data"], packed["dtype"]).copy()
        content[name] = entries[::-1].reshape(packed["shape"])
    return content
