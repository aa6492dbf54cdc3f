# advice: arrays-lost
def from_record(record):
    return dict(record["config"])
