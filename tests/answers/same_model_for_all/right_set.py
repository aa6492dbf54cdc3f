# right: a set
def same_model_for_all(fingerprints):
    different = set(fingerprints.values())
    if len(different) != 1:
        raise Refused(f"{len(different)} different models")
    return different.pop()
