# advice: by-their-order
def from_record(record):
    message = dict(record["config"])
    for name, entry in record["arrays"].items():
        kind, shape, data = entry.values()
        message[name] = np.frombuffer(data, kind).reshape(shape).copy()
    return message
