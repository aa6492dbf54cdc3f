# right: cases
def to_record(content):
    arrays, config = {}, {}
    for name, value in content.items():
        match value:
            case _ if not can_travel(value):
                raise TypeError(f"{name}: {type(value)}")
            case np.ndarray():
                arrays[name] = {"data": value.tobytes(), "dtype": value.dtype.str, "shape": [*value.shape]}
            case _:
                config[name] = value
    return dict(config=config, arrays=arrays)
