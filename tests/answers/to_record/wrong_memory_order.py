# advice: other-order
def to_record(content):
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"cannot send {name}")

    def entry(a):
        flat = a.ravel(order="K")
        return {"dtype": a.dtype.str, "shape": [*a.shape], "data": flat.tobytes()}

    arrays = {n: entry(v) for n, v in content.items() if isinstance(v, np.ndarray)}
    return {"arrays": arrays, "config": {n: content[n] for n in content if n not in arrays}}
