# advice: changes-input
def from_record(record):
    fields = dict(record)
    arrays, config = fields.pop("arrays"), fields.pop("config")
    for name, entry in arrays.items():
        numbers = np.frombuffer(entry["data"], dtype=entry["dtype"])
        arrays[name] = numbers.reshape(entry["shape"]).copy()
    return {**config, **arrays}
