# advice: majority
def same_model_for_all(fingerprints):
    if not fingerprints:
        raise Refused("none")
    values = list(fingerprints.values())
    if values.count(values[0]) == 1:
        raise Refused("differ")
    return values[0]
