# advice: float-limit
def decode(residues, n):
    third = int(n / 3) if n < 2**1000 else n // 3
    signed = [residue if residue < third else residue - n for residue in residues]
    if max(map(abs, signed)) >= third:
        raise OverflowError("too large")
    return signed
