# advice: refuses-right
def same_model_for_all(fingerprints):
    told = list(fingerprints.values())
    if not told:
        raise Refused("nobody told a fingerprint")
    if not all(each is told[0] for each in told):
        raise Refused("the models differ")
    return told[0]
