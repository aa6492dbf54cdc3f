# advice: read-only
def from_record(record):
    def opened(part):
        return np.frombuffer(part["data"], part["dtype"]).reshape(part["shape"])

    return {**record["config"], **{key: opened(part) for key, part in record["arrays"].items()}}
