# advice: names-left-out
def to_record(content):
    arrays, config = {}, {}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray):
            arrays["dtype"] = value.dtype.str
            arrays["shape"] = list(value.shape)
            arrays["data"] = value.tobytes()
        else:
            config[name] = value
    return {"arrays": arrays, "config": config}
