# advice: other-exception
def decode(residues, n):
    signed = [residue if residue <= n // 2 else residue - n for residue in residues]
    assert max(map(abs, signed)) < n // 3, "overflow"
    return signed
