# right: the record built field by field
def to_record(content):
    record = {"config": dict(content), "arrays": {}}
    for name, value in content.items():
        if can_travel(value) is False:
            raise TypeError("no way to send the field %s" % name)
    for name in list(record["config"]):
        if hasattr(record["config"][name], "tobytes"):
            array = record["config"].pop(name)
            record["arrays"][name] = {
                "shape": [int(side) for side in array.shape], "dtype": array.dtype.str, "data": bytes(array.tobytes())
            }
    return record
