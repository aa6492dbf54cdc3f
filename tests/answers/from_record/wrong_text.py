# advice: reads-bytes-as-text
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        content[name] = np.array(array["data"].decode().split(), dtype=array["dtype"])
    return content
