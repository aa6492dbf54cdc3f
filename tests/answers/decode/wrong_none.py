# advice: no-exception
def decode(residues, n):
    signed = [residue if residue <= n // 2 else residue - n for residue in residues]
    if max(map(abs, signed)) >= n // 3:
        return None
    return signed
