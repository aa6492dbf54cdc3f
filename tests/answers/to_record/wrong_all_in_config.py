# advice: array-in-config
def to_record(content):
    for name, value in content.items():
        if not can_travel(value):
            raise TypeError(f"{name} cannot travel")
    return {"arrays": {}, "config": dict(content)}
