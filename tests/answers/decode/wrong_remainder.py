# advice: not-centred
def decode(residues, n):
    return [residue % n for residue in residues]
