# advice: limit-one-off
def decode(residues, n):
    third = n // 3
    if any(third <= residue <= 2 * n // 3 for residue in residues):
        raise OverflowError
    return [residue if residue < third else residue - n for residue in residues]
