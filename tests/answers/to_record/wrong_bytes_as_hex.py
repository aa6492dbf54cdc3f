# advice: config-changed
def to_record(content):
    arrays, config = {}, {}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray):
            arrays[name] = {"dtype": value.dtype.str, "shape": list(value.shape), "data": value.tobytes()}
        else:
            config[name] = value.hex() if isinstance(value, bytes) else value
    return {"arrays": arrays, "config": config}
