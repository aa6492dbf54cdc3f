# advice: whole-memory
def to_record(content):
    arrays, config = {}, {}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"cannot send {name}")
        if isinstance(value, np.ndarray):
            base = value if value.base is None else value.base
            arrays[name] = {"dtype": value.dtype.str, "shape": list(value.shape), "data": base.tobytes()}
        else:
            config[name] = value
    return {"arrays": arrays, "config": config}
