# advice: two-dicts-kept
def from_record(record):
    arrays = {}
    for name, array in record["arrays"].items():
        arrays[name] = np.frombuffer(array["data"], dtype=array["dtype"]).reshape(array["shape"]).copy()
    return {"arrays": arrays, "config": dict(record["config"])}
