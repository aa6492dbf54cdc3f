# advice: shape-lost
def to_record(content):
    arrays, config = {}, {}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name}: this cannot travel")
        if isinstance(value, np.ndarray):
            value = value.ravel()
            arrays[name] = {"dtype": value.dtype.str, "shape": list(value.shape), "data": value.tobytes()}
        else:
            config[name] = value
    return {"arrays": arrays, "config": config}
