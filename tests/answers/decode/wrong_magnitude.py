# advice: loses-sign
def decode(residues, n):
    signed = [residue if residue < n // 2 else n - residue for residue in residues]
    if max(signed) >= n // 3:
        raise OverflowError("too large")
    return signed
