# advice: ids-compared
def same_model_for_all(fingerprints):
    if len(set(fingerprints)) != 1:
        raise Refused("the models are not the same")
    return list(fingerprints.values())[0]
