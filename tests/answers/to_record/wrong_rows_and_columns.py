# advice: raises
def to_record(content):
    arrays, config = {}, {}
    pairs = content.items()
    for name, value in pairs:
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray):
            rows, cols = value.shape
            arrays[name] = {"dtype": value.dtype.str, "shape": [rows, cols], "data": value.tobytes()}
        else:
            config[name] = value
    return {"arrays": arrays, "config": config}
