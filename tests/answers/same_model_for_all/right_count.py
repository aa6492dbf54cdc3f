# right: counted
def same_model_for_all(fingerprints):
    prints = list(fingerprints.values())
    if not prints or prints.count(prints[0]) < len(prints):
        raise Refused("different models")
    return prints[0]
