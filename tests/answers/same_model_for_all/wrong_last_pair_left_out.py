# advice: last-left-out
def same_model_for_all(fingerprints):
    prints = list(fingerprints.values())
    if len(prints) == 0:
        raise Refused("none")
    for i in range(len(prints) - 2):
        if prints[i] != prints[i + 1]:
            raise Refused("different")
    return prints[0]
