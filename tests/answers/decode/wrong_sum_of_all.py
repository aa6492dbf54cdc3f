# advice: refuses-sum
def decode(residues, n):
    third = n // 3
    out = [r if r < third else r - n for r in residues]
    if abs(sum(out)) >= third:
        raise OverflowError("too large")
    return out
