# right: a helper, the shape unpacked into a list, the order of bytes made this machine's
def told(array):
    contiguous = np.ascontiguousarray(array)
    return dict(dtype=array.dtype.str, shape=[*array.shape], data=contiguous.tobytes("C"))


def to_record(content):
    record = {"arrays": {}, "config": {}}
    for name in content:
        value = content[name]
        if not can_travel(value):
            raise TypeError("cannot send " + name)
        if type(value) is np.ndarray:
            record["arrays"][name] = told(value)
        else:
            record["config"][name] = value
    return record
