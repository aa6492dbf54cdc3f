# advice: refuses-legal
def decode(residues, n):
    third = n // 3
    signed = [residue if residue < n // 2 else residue - n for residue in residues]
    if any(abs(each) >= third - 1 for each in signed):
        raise OverflowError
    return signed
