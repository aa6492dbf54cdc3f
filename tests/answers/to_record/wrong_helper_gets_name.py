# advice: raises
def told(array):
    flat = np.ascontiguousarray(array)
    return {"dtype": array.dtype.str, "shape": list(array.shape), "data": flat.tobytes()}

def to_record(content):
    record = {"arrays": {}, "config": {}}
    for field in content:
        if not can_travel(content[field]):
            raise TypeError("cannot send " + field)
        if isinstance(content[field], np.ndarray):
            record["arrays"][field] = told(field)
        else:
            record["config"][field] = content[field]
    return record
