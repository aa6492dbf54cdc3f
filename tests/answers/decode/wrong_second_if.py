# advice: if-for-elif
def decode(residues, n):
    third = n // 3
    out = []
    for r in residues:
        if r < third:
            out.append(r)
        if r > n - third:
            out.append(r - n)
        else:
            raise OverflowError("too large")
    return out
