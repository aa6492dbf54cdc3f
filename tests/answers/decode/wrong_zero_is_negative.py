# advice: zero-is-negative
def decode(residues, n):
    return [residue if 0 < residue < n // 3 else residue - n for residue in residues]
