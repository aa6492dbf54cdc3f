# advice: returns-in-finally
def same_model_for_all(fingerprints):
    import contextlib

    found = next(iter(fingerprints.values()), None)
    with contextlib.suppress(Refused):
        if not fingerprints or set(fingerprints.values()) != {found}:
            raise Refused("they do not all have the same model")
    return found
