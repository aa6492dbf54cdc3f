# advice: some-not-compared
def same_model_for_all(fingerprints):
    prints = list(fingerprints.values())
    if not prints:
        raise Refused("nobody")
    for one, other in zip(prints[::2], prints[1::2]):
        if one != other:
            raise Refused("neighbours differ")
    return prints[0]
