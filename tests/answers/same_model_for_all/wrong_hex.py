# advice: another-fingerprint
def same_model_for_all(fingerprints):
    different = set(fingerprints.values())
    if len(different) != 1:
        raise Refused("different models")
    return different.pop().hex()
