# advice: other-byte-order
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        kind = np.dtype(array["dtype"]).newbyteorder("<")
        content[name] = np.frombuffer(array["data"], kind).reshape(array["shape"]).copy()
    return content
