# right: the smallest is the largest
def same_model_for_all(fingerprints):
    if not fingerprints:
        raise Refused("empty")
    low, high = min(fingerprints.values()), max(fingerprints.values())
    if low != high:
        raise Refused("two models at least")
    return low
