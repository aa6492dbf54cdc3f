# advice: other-value
def decode(residues, n):
    """decode([5, 30, 0], 35) → [5, -5, 0]"""
    signed = []
    for r in residues:
        if r < n // 3:
            signed.append(r)
        elif r > n - n // 3:
            signed.append(r - n)
        else:
            return OverflowError("a residue lies in the middle third")
        return signed
