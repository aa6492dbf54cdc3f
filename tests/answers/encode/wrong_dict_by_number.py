# advice: equal-ones-lost
def encode(integers, n):
    residue_of = {int(x): int(x) % n for x in integers}
    return list(residue_of.values())
