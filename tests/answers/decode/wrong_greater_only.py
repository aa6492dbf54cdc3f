# advice: limit-one-off
def decode(residues, n):
    signed = [residue if residue <= n // 2 else residue - n for residue in residues]
    if any(abs(each) > n // 3 for each in signed):
        raise OverflowError
    return signed
