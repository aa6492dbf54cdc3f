# advice: some-not-compared
def same_model_for_all(fingerprints):
    if not fingerprints or len(set(fingerprints)) < len(fingerprints):
        raise Refused("who tells what?")
    told = list(fingerprints.values())
    if told[0] != told[-1]:
        raise Refused("not the same model")
    return told[0]
