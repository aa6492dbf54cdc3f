# advice: sign-turned
def decode(residues, n):
    return [residue if residue > n // 2 else residue - n for residue in residues]
