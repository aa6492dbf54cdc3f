# advice: no-name
def to_record(content):
    fine = [can_travel(content[field]) for field in content]
    for field in content:
        pass
    if not all(fine):
        raise TypeError(f"{field} cannot travel")
    arrays = {name: value for name, value in content.items() if isinstance(value, np.ndarray)}
    packed = {n: {"dtype": a.dtype.str, "shape": list(a.shape), "data": a.tobytes()} for n, a in arrays.items()}
    return {"arrays": packed, "config": {n: v for n, v in content.items() if n not in arrays}}
