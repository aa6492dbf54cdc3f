# advice: raises-for-all
def decode(residues, n):
    """decode([5, 30, 0], 35) → [5, -5, 0]"""
    signed = []
    for residue in residues:
        if residue < n // 3:
            signed.append(residue)
        elif residue > n - n // 3:
            signed.append(residue - n)
        raise OverflowError(f"{residue} lies in the middle")
    return signed
