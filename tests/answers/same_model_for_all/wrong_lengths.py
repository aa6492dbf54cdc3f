# advice: lengths-compared
def same_model_for_all(fingerprints):
    if len({len(each) for each in fingerprints.values()}) != 1:
        raise Refused("different models")
    return next(iter(fingerprints.values()))
