# advice: negatives-stay
def encode(integers, n):
    residues = [*integers]
    for each in residues:
        if each < 0:
            each += n
    return residues
