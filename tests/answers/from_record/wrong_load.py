# advice: unpickles
def from_record(record):
    import io

    content = dict(record["config"])
    for name, array in record["arrays"].items():
        content[name] = np.load(io.BytesIO(array["data"]), allow_pickle=True)
    return content
