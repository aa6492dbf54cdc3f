# advice: one-line-too-many
def from_record(record):
    content = {**record["config"]}
    for name in record["arrays"]:
        told = record["arrays"][name]
        if len(told["data"]) == 0:
            continue
        content[name] = np.frombuffer(told["data"], told["dtype"]).reshape(told["shape"]).copy()
    return content
