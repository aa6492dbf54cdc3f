# advice: empty-stops
def same_model_for_all(fingerprints):
    prints = list(fingerprints.values())
    for each in prints:
        if each != prints[0]:
            raise Refused("different models")
    return prints[0]
