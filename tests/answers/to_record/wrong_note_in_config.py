# advice: too-many-fields
def to_record(content):
    arrays, config = {}, {}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"cannot send {name}")
        config[name] = value
        if isinstance(value, np.ndarray):
            config[name] = "see arrays"
            arrays[name] = {"dtype": value.dtype.str, "shape": list(value.shape), "data": value.tobytes()}
    return {"arrays": arrays, "config": config}
