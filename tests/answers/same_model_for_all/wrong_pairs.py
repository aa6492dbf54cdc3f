# advice: groups-pass
def same_model_for_all(fingerprints):
    prints = list(fingerprints.values())
    if not prints:
        raise Refused("nobody")
    for each in prints:
        if prints.count(each) < 2 and len(prints) > 1:
            raise Refused("somebody stands alone")
    return prints[0]
