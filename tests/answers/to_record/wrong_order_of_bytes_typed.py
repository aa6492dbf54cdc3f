# advice: dtype-lost
import numpy as np


def to_record(content):
    arrays, config = {}, {}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
        if isinstance(value, np.ndarray):
            kind = f"<{value.dtype.kind}{value.dtype.itemsize}"
            arrays[name] = dict(dtype=kind, shape=list(value.shape), data=value.tobytes())
        else:
            config[name] = value
    return dict(arrays=arrays, config=config)
