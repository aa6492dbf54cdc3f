# advice: refuses-right
def to_record(content):
    arrays, config = {}, {}
    for name, value in content.items():
        if type(value) not in (int, str, bytes, list, np.ndarray):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray):
            arrays[name] = {"dtype": value.dtype.str, "shape": list(value.shape), "data": value.tobytes()}
        else:
            config[name] = value
    return {"arrays": arrays, "config": config}
