# advice: parts-compared
def same_model_for_all(fingerprints):
    short = {each[:8] for each in fingerprints.values()}
    if len(short) != 1:
        raise Refused("different models")
    return next(iter(fingerprints.values()))
