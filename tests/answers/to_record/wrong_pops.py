# advice: changes-input
def to_record(content):
    arrays = {}
    for name, value in list(content.items()):
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray):
            content.pop(name)
            arrays[name] = {"dtype": value.dtype.str, "shape": list(value.shape), "data": value.tobytes()}
    return {"arrays": arrays, "config": content}
