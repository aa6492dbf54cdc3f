# advice: true-not-fingerprint
def same_model_for_all(fingerprints):
    if len(set(fingerprints.values())) != 1:
        raise Refused("different models")
    return True
