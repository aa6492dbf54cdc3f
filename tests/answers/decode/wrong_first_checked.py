# advice: overflow-unnoticed
def decode(residues, n):
    signed = [residue if residue < n // 2 else residue - n for residue in residues]
    if abs(signed[0]) >= n // 3:
        raise OverflowError("too large")
    return signed
