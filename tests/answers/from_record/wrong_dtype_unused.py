# advice: dtype-unused
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        content[name] = np.frombuffer(array["data"]).reshape(array["shape"]).copy()
    return content
