# advice: fits-nothing
def from_record(record):
    message = {**record["config"]}
    for key, packed in record["arrays"].items():
        count = 0
        for length in packed["shape"]:
            count = count * length if count else length
        numbers = np.frombuffer(packed["data"], packed["dtype"])[:count]
        message[key] = numbers.reshape(packed["shape"]).copy()
    return message
