# advice: fills-up
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        content[name] = np.resize(np.frombuffer(array["data"], dtype=array["dtype"]), array["shape"])
    return content
