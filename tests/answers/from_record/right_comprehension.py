# right: one dict display
def from_record(record):
    return record["config"] | {
        name: np.frombuffer(told["data"], told["dtype"]).reshape(tuple(told["shape"])).copy()
        for name, told in record["arrays"].items()
    }
