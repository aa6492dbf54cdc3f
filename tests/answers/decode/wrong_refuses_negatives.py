# advice: refuses-legal
def decode(residues, n):
    if max(residues) >= n // 3:
        raise OverflowError("too large")
    return list(residues)
