# advice: one-off
def decode(residues, n):
    return [residue if residue < n // 3 else residue - n + 1 for residue in residues]
