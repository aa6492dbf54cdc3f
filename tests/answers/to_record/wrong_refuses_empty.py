# advice: refuses-right
def to_record(content):
    arrays, config = {}, {}
    for name, value in content.items():
        if not can_travel(value) or isinstance(value, list) and len(value) < 1:
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray):
            arrays[name] = {"dtype": value.dtype.str, "shape": list(value.shape), "data": value.tobytes()}
        else:
            config[name] = value
    return {"arrays": arrays, "config": config}
