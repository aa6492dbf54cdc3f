# advice: some-not-compared
def same_model_for_all(fingerprints):
    prints = list(fingerprints.values())
    if not prints or prints[0] != prints[-1]:
        raise Refused("different models")
    return prints[0]
