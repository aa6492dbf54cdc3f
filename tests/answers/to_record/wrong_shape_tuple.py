# advice: shape-no-list
def to_record(content):
    record = {"arrays": {}, "config": {}}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray):
            record["arrays"][name] = {"dtype": value.dtype.str, "shape": value.shape, "data": value.tobytes()}
        else:
            record["config"][name] = value
    return record
