# advice: overflow-unnoticed
def decode(residues, n):
    third = n // 3
    out = []
    for r in residues:
        if r < n // 2:
            out.append(r)
        else:
            s = r - n
            if abs(s) >= third:
                raise OverflowError("x")
            out.append(s)
    return out
