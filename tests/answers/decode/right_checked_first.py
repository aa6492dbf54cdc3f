# right: all checked first, then a comprehension
def decode(residues, n):
    third = n // 3
    if any(third <= residue <= n - third for residue in residues):
        raise OverflowError
    return [residue - n if residue > n // 2 else residue for residue in residues]
