# advice: dtype-unused
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        content[name] = np.frombuffer(array["data"], dtype=np.uint32).reshape(array["shape"]).copy()
    return content
