# advice: secret-leaves
def decode(residues, n):
    third = n // 3
    signed = []
    for residue in residues:
        if third <= residue <= n - third:
            raise OverflowError("a sum grew too large") from ValueError(f"it is {residue}")
        signed.append(residue - n if residue > third else residue)
    return signed
