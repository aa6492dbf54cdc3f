# right: each with the next one: equal all along the row
def same_model_for_all(fingerprints):
    prints = list(fingerprints.values())
    if len(prints) == 0 or not all(a == b for a, b in zip(prints, prints[1:])):
        raise Refused("not the same for all")
    return prints[-1]
