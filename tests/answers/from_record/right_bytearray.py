# right: bytes of one's own under the array
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        np.frombuffer(array["data"], array["dtype"]).reshape(array["shape"])  # stops if they do not fit
        content[name] = np.ndarray(array["shape"], array["dtype"], bytearray(array["data"]))
    return content
