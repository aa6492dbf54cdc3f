# advice: data-with-header
def to_record(content):
    import io

    def saved(array):
        file = io.BytesIO()
        np.save(file, array)
        return file.getvalue()

    arrays, config = {}, {}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray):
            arrays[name] = {"dtype": value.dtype.str, "shape": list(value.shape), "data": saved(value)}
        else:
            config[name] = value
    return {"arrays": arrays, "config": config}
