# advice: majority
def same_model_for_all(fingerprints):
    prints = list(fingerprints.values())
    if not prints:
        raise Refused("nobody")
    for each in prints:
        if prints.count(each) >= max(1, len(prints) - 1):
            return each
    raise Refused("too many differ")
