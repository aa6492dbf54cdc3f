# advice: arrays-lost
def from_record(record):
    message = {**record["config"]}
    for key in ["mask", "masked", "weights"]:
        packed = record["arrays"].get(key)
        if packed is not None:
            numbers = np.frombuffer(packed["data"], packed["dtype"])
            message[key] = numbers.reshape(packed["shape"]).copy()
    return message
