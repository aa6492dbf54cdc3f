# advice: flat
def from_record(record):
    message = dict(record["config"])
    for key, packed in record["arrays"].items():
        numbers = np.frombuffer(packed["data"], packed["dtype"]).reshape(packed["shape"])
        message[key] = np.squeeze(numbers).copy()
    return message
