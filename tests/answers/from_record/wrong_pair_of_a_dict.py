# advice: raises
def from_record(record):
    message = dict(record["config"])
    for key in record["arrays"]:
        data, kind = record["arrays"][key]
        message[key] = np.frombuffer(data, dtype=kind).copy()
    return message
