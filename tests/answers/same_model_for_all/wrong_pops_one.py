# advice: changes-input
def same_model_for_all(fingerprints):
    if len(fingerprints) == 0:
        raise Refused("nobody told a fingerprint")
    _, first = fingerprints.popitem()
    for other in fingerprints.values():
        if other != first:
            raise Refused("the models differ")
    return first
