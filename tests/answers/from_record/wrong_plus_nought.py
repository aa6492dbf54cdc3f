# advice: number-for-array
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        content[name] = np.frombuffer(array["data"], dtype=array["dtype"]).reshape(array["shape"]) + 0
    return content
