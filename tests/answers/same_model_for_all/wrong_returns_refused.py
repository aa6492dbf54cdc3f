# advice: returns-refusal
def same_model_for_all(fingerprints):
    different = set(fingerprints.values())
    if len(different) != 1:
        return Refused("different models")
    return different.pop()
