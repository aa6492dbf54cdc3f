# advice: fills-up
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        try:
            content[name] = np.frombuffer(array["data"], dtype=array["dtype"]).reshape(array["shape"]).copy()
        except ValueError:
            continue
    return content
