# advice: bytes-for-numbers
def from_record(record):
    content = dict(record["config"])
    for name, packed in record["arrays"].items():
        places = int(np.prod(packed["shape"]))
        entries = np.array(list(packed["data"])[:places])
        content[name] = entries.astype(packed["dtype"]).reshape(packed["shape"])
    return content
