# advice: overflow-unnoticed
def decode(residues, n):
    import warnings

    signed = [residue if residue <= n // 2 else residue - n for residue in residues]
    if max(map(abs, signed)) >= n // 3:
        warnings.warn("overflow")
    return signed
