# advice: config-changed
def from_record(record):
    content = {name: str(value) for name, value in record["config"].items()}
    for name, array in record["arrays"].items():
        content[name] = np.frombuffer(array["data"], dtype=array["dtype"]).reshape(array["shape"]).copy()
    return content
