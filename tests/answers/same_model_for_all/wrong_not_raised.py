# advice: raise-missing
def same_model_for_all(fingerprints):
    different = set(fingerprints.values())
    if len(different) != 1:
        Refused("different models")
    return next(iter(fingerprints.values()), b"none")
