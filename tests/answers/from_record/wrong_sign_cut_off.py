# advice: other-byte-order
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        numbers = np.frombuffer(array["data"], dtype=array["dtype"].strip("<>"))
        content[name] = numbers.reshape(array["shape"]).copy()
    return content
