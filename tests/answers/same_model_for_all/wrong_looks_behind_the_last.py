# advice: no-such-place
def same_model_for_all(fingerprints):
    told = list(fingerprints.values())
    for place, fingerprint in enumerate(told):
        if fingerprint != told[place + 1]:
            raise Refused("not the same model")
    return told[0]
