# advice: other-size
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        n = array["shape"][0] if array["shape"] else 1
        content[name] = np.frombuffer(array["data"], dtype=array["dtype"])[:n].copy()
    return content
