# advice: one-dict-for-all
def to_record(content):
    arrays, config, told = {}, {}, {}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name}: this cannot travel")
        if isinstance(value, np.ndarray):
            told["dtype"] = value.dtype.str
            told["shape"] = list(value.shape)
            told["data"] = value.tobytes()
            arrays[name] = told
        else:
            config[name] = value
    return {"arrays": arrays, "config": config}
