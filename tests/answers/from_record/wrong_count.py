# advice: fills-up
def from_record(record):
    content = dict(record["config"])
    for name, array in record["arrays"].items():
        content[name] = np.frombuffer(array["data"], array["dtype"], count=int(np.prod(array["shape"]))).reshape(array["shape"]).copy()
    return content
