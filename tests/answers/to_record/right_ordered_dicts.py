# right: dicts of another kind
def to_record(content):
    from collections import OrderedDict
    arrays, config = OrderedDict(), OrderedDict()
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray):
            arrays[name] = {"dtype": value.dtype.str, "shape": list(value.shape), "data": value.tobytes()}
        else:
            config[name] = value
    return {"arrays": arrays, "config": config}
