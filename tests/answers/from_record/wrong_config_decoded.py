# advice: one-change
def from_record(record):
    content = {k: v.decode() if isinstance(v, bytes) else v for k, v in record["config"].items()}
    for name, a in record["arrays"].items():
        content[name] = np.frombuffer(a["data"], dtype=a["dtype"]).reshape(a["shape"]).copy()
    return content
