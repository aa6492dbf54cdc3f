# advice: arrays-lost
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        content["array"] = np.frombuffer(array["data"], dtype=array["dtype"]).reshape(array["shape"]).copy()
    return content
