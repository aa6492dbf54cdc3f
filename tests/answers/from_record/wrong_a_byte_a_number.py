# advice: bytes-for-numbers
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        content[name] = np.array(list(array["data"]), dtype=array["dtype"])
    return content
