# advice: other-length
def to_record(content):
    arrays, config = {}, {}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray):
            arrays[name] = {"dtype": value.dtype.str, "shape": list(value.shape), "data": str(value.tolist()).encode()}
        else:
            config[name] = value
    return {"arrays": arrays, "config": config}
