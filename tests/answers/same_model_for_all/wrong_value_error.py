# advice: other-exception
def same_model_for_all(fingerprints):
    different = set(fingerprints.values())
    if len(different) != 1:
        raise ValueError("different models")
    return different.pop()
