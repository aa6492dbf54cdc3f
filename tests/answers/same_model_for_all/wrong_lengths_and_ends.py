# advice: some-not-compared
def same_model_for_all(fingerprints):
    told = list(fingerprints.values())
    if len({len(each) for each in told}) != 1:
        raise Refused("not of one length")
    if told[0] != told[-1]:
        raise Refused("not the same model")
    return told[-1]
