# advice: changes-input
def from_record(record):
    content = record["config"]
    for name, array in record["arrays"].items():
        content[name] = np.frombuffer(array["data"], dtype=array["dtype"]).reshape(array["shape"]).copy()
    return content
