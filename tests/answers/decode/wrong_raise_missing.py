# advice: raise-missing
def decode(residues, n):
    third = n // 3
    out = []
    for r in residues:
        if r < third:
            out.append(r)
        elif r > n - third:
            out.append(r - n)
        else:
            OverflowError("middle third")
    return out
