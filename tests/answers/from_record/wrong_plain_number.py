# advice: number-for-array
def from_record(record):
    message = dict(record["config"])
    for key, packed in record["arrays"].items():
        numbers = np.frombuffer(packed["data"], packed["dtype"])
        if packed["shape"] == []:
            (number,) = numbers.tolist()
            numbers = number
        else:
            numbers = numbers.reshape(packed["shape"]).copy()
        message[key] = numbers
    return message
