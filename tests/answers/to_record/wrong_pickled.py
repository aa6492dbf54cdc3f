# advice: data-pickled
def to_record(content):
    import pickle

    arrays, config = {}, {}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray):
            arrays[name] = {"dtype": value.dtype.str, "shape": list(value.shape), "data": pickle.dumps(value)}
        else:
            config[name] = value
    return {"arrays": arrays, "config": config}
