# advice: overflow-unnoticed
def decode(residues, n):
    integers = []
    for residue in residues:
        signed = residue if residue <= n // 2 else residue - n
        if abs(signed) > n // 2:
            raise OverflowError("too large")
        integers.append(signed)
    return integers
