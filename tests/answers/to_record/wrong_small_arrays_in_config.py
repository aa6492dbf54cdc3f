# advice: array-in-config
import numpy as np


def to_record(content):
    arrays, config = {}, {}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray) and value.size > 0:
            arrays[name] = {"dtype": value.dtype.str, "shape": list(value.shape), "data": value.tobytes()}
        elif isinstance(value, np.ndarray):
            config[name] = value.tolist()
        else:
            config[name] = value
    return {"arrays": arrays, "config": config}
