# advice: some-not-compared
def same_model_for_all(fingerprints):
    prints = list(fingerprints.values())
    if not prints:
        raise Refused("nobody")
    if len(set(prints)) == 2:
        raise Refused("two models")
    return prints[0]
