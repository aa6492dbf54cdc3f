# advice: no-two-dicts
def to_record(content):
    record = {}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray):
            value = {"dtype": value.dtype.str, "shape": list(value.shape), "data": value.tobytes()}
        record[name] = value
    return record
