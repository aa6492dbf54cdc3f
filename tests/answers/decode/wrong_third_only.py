# advice: overflow-unnoticed
def decode(residues, n):
    return [residue if residue < n // 3 else residue - n for residue in residues]
