# advice: ids-compared
def same_model_for_all(fingerprints):
    different = set(fingerprints)
    if len(different) != 1:
        raise Refused("different models")
    return fingerprints[different.pop()]
