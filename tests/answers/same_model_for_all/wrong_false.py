# advice: does-not-stop
def same_model_for_all(fingerprints):
    different = set(fingerprints.values())
    if len(different) != 1:
        return None
    return different.pop()
