# advice: parts-no-dicts
def to_record(content):
    arrays, config = [], {}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(name)
        if isinstance(value, np.ndarray):
            arrays.append({'name': name, 'dtype': value.dtype.str, 'shape': list(value.shape), 'data': value.tobytes()})
        else:
            config[name] = value
    return {'arrays': arrays, 'config': config}
