# advice: no-such-place
def same_model_for_all(fingerprints):
    values = list(fingerprints.values())
    if not values:
        raise Refused("none")
    i = 0
    while i < len(values):
        if values[i] != values[i + 1]:
            raise Refused("different")
        i += 1
    return values[0]
