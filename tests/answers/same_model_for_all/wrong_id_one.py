# advice: ids-assumed
def same_model_for_all(fingerprints):
    for each in fingerprints.values():
        if each != fingerprints[1]:
            raise Refused("different models")
    return fingerprints[1]
