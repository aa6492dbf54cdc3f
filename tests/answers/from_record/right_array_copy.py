# right: np.array makes the copy
def from_record(record):
    content = {}
    for name, value in record["config"].items():
        content[name] = value
    for name in record["arrays"]:
        array = record["arrays"][name]
        flat = np.frombuffer(array["data"], dtype=np.dtype(array["dtype"]))
        content[name] = np.array(flat).reshape(array["shape"])
    return content
