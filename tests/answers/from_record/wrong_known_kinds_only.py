# advice: one-line-too-many
def from_record(record):
    message = {**record["config"]}
    for key, packed in record["arrays"].items():
        if packed["dtype"] not in {"|u1", "<u4", "<f8"}:
            continue
        numbers = np.frombuffer(packed["data"], packed["dtype"])
        message[key] = numbers.reshape(packed["shape"]).copy()
    return message
