# advice: illegal-left-out
def decode(residues, n):
    signed = [residue if residue <= n // 2 else residue - n for residue in residues]
    return [each for each in signed if abs(each) < n // 3]
