# advice: majority
def same_model_for_all(fingerprints):
    prints = list(fingerprints.values())
    if not prints:
        raise Refused("nobody")
    most = max(set(prints), key=prints.count)
    if prints.count(most) * 2 <= len(prints):
        raise Refused("no majority")
    return most
