# advice: unpickles
def from_record(record):
    import pickle

    content = dict(record["config"])
    for name, array in record["arrays"].items():
        content[name] = pickle.loads(array["data"])
    return content
