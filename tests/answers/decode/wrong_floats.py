# advice: returns-floats
def decode(residues, n):
    third = n // 3
    signed = [residue if residue < third else residue - n for residue in residues]
    if max(map(abs, signed)) >= third:
        raise OverflowError("too large")
    return [float(each) for each in signed]
