# advice: fits-nothing
def from_record(record):
    arrays = record["arrays"]
    out = dict(record["config"])
    for name, entry in zip(arrays.keys(), arrays.values()):
        kind = np.dtype(entry["dtype"]).kind + "4"
        row = np.frombuffer(entry["data"], kind)
        out[name] = row.reshape(entry["shape"]).copy()
    return out
