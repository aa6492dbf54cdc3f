# advice: shape-lost
def to_record(content):
    record = {"arrays": {}, "config": {}}
    for key, val in content.items():
        if not can_travel(val):
            raise TypeError(f"{key} cannot travel")
        if isinstance(val, np.ndarray):
            flat = np.ascontiguousarray(val)
            record["arrays"][key] = dict(dtype=flat.dtype.str, shape=list(flat.shape), data=flat.tobytes())
        else:
            record["config"][key] = val
    return record
