# advice: unpacked
def same_model_for_all(fingerprints):
    [only] = set(fingerprints.values())
    return only
