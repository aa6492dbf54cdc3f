# advice: parts-compared
def same_model_for_all(fingerprints):
    different = {fingerprint.upper() for fingerprint in fingerprints.values()}
    if len(different) != 1:
        raise Refused(f"{len(different)} models")
    return next(iter(fingerprints.values()))
