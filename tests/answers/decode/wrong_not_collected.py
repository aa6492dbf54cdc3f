# advice: one-number
def decode(residues, n):
    for residue in residues:
        signed = residue if residue < n // 3 else residue - n
        if abs(signed) >= n // 3:
            raise OverflowError
    return signed
