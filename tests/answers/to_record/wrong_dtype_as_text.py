# advice: dtype-lost
def to_record(content):
    record = {"arrays": {}, "config": {}}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray):
            kind = f"{value.dtype}"
            record["arrays"][name] = {"dtype": kind, "shape": list(value.shape), "data": value.tobytes()}
        else:
            record["config"][name] = value
    return record
