# advice: overflow-unnoticed
def decode(residues, n):
    third = n // 3
    signed = [residue if residue <= n // 2 else residue - n for residue in residues]
    return [max(1 - third, min(third - 1, each)) for each in signed]
