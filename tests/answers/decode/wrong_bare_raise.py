# advice: other-exception
def decode(residues, n):
    values = []
    for residue in residues:
        value = residue if 2 * residue < n else residue - n
        if abs(value) >= n // 3:
            raise
        values.append(value)
    return values
