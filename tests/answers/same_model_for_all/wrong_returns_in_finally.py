# advice: swallowed
def same_model_for_all(fingerprints):
    found = None
    try:
        if len(set(fingerprints.values())) != 1:
            raise Refused("they do not all have the same model")
        (found,) = set(fingerprints.values())
    finally:
        return found
