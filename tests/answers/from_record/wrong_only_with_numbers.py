# advice: empty-arrays-lost
def from_record(record):
    filled = {name: entry for name, entry in record["arrays"].items() if np.prod(entry["shape"])}
    message = dict(record["config"])
    for name, entry in filled.items():
        message[name] = np.frombuffer(entry["data"], entry["dtype"]).reshape(entry["shape"]).copy()
    return message
