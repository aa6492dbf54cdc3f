# advice: raises-for-all
def decode(residues, n):
    """decode([5, 30, 0], 35) → [5, -5, 0]"""
    out = []
    for r in residues:
        if r < n // 3:
            out.append(r)
        if r > n - n // 3:
            out.append(r - n)
        raise OverflowError("middle third")
    return out
