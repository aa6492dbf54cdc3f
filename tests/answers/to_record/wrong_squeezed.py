# advice: shape-lost
import numpy as np


def to_record(content):
    record = {"arrays": {}, "config": {}}
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"the field {name} cannot travel")
        if not isinstance(value, np.ndarray):
            record["config"][name] = value
            continue
        bare = np.squeeze(value)
        record["arrays"][name] = {"dtype": bare.dtype.str, "shape": list(bare.shape), "data": bare.tobytes()}
    return record
