# advice: refuses-right
def same_model_for_all(fingerprints):
    different = set(fingerprints.values())
    if len(different) == 1 or not different:
        raise Refused("different models")
    return different.pop()
