# advice: array-not-made
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        content[name] = array["data"]
    return content
