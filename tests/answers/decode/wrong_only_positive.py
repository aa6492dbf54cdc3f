# advice: limit-one-off
def decode(residues, n):
    if any(n // 3 <= residue < n - n // 3 for residue in residues):
        raise OverflowError("too large")
    return [residue if residue < n // 3 else residue - n for residue in residues]
