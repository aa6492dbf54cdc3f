# advice: not-an-array
def to_record(content):
    arrays, config = {}, {}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray | list):
            arrays[name] = {"dtype": np.asarray(value).dtype.str, "shape": list(np.shape(value)), "data": np.asarray(value).tobytes()}
        else:
            config[name] = value
    return {"arrays": arrays, "config": config}
