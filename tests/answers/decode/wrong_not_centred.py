# advice: not-centred
def decode(residues, n):
    if any(n // 3 <= residue <= n - n // 3 for residue in residues):
        raise OverflowError
    return list(residues)
