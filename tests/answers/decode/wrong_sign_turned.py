# advice: sign-turned
def decode(residues, n):
    return [-residue if residue < n // 3 else n - residue for residue in residues]
