# right: three comprehensions
def to_record(content):
    odd = [name for name, value in content.items() if not can_travel(value)]
    if odd:
        raise TypeError(f"these cannot travel: {', '.join(odd)}")
    arrays = {name: value for name, value in content.items() if isinstance(value, np.ndarray)}
    return {
        "arrays": {
            name: {"dtype": value.dtype.str, "shape": list(value.shape), "data": value.tobytes()}
            for name, value in arrays.items()
        },
        "config": {name: value for name, value in content.items() if name not in arrays},
    }
