# advice: fits-nothing
def from_record(record):
    content = dict(record["config"])
    for name, a in record["arrays"].items():
        content[name] = np.array(list(a["data"]), dtype=a["dtype"]).reshape(a["shape"])
    return content
