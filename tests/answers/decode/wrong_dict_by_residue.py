# advice: equal-ones-lost
def decode(residues, n):
    third = n // 3
    signed = {}
    for residue in residues:
        if third <= residue <= n - third:
            raise OverflowError("a sum grew too large")
        signed[residue] = residue if residue < third else residue - n
    return list(signed.values())
