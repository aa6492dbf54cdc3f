# advice: raises-for-all
def decode(residues, n):
    third = n // 3
    out, i = [], 0
    while i < len(residues):
        r = residues[i]
        if r < third:
            out.append(r)
        elif r > n - third:
            out.append(r - n)
        raise OverflowError("too large")
        i += 1
    return out
