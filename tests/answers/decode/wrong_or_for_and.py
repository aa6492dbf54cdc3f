# advice: refuses-legal
def decode(residues, n):
    third = n // 3
    out = []
    for r in residues:
        if r >= third or r <= n - third:
            raise OverflowError("overflow")
        out.append(r if r < third else r - n)
    return out
