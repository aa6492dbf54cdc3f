# advice: some-not-compared
def same_model_for_all(fingerprints):
    if not fingerprints:
        raise Refused("nobody told a fingerprint")
    first = next(iter(fingerprints.values()))
    if max(fingerprints.values()) != first:
        raise Refused("they differ")
    return first
