# advice: bytes-for-numbers
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        content[name] = np.frombuffer(array["data"], np.uint8).copy()
    return content
