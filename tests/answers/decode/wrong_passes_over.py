# advice: illegal-left-out
def decode(residues, n):
    magnitudes = range(n // 3)
    found = []
    for residue in residues:
        for signed in (residue, residue - n):
            if abs(signed) in magnitudes:
                found.append(signed)
    return found
