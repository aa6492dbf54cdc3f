# right: all with the first
def same_model_for_all(fingerprints):
    prints = list(fingerprints.values())
    if not prints:
        raise Refused("nobody told anything")
    if any(each != prints[0] for each in prints):
        raise Refused("not all have the same model")
    return prints[0]
