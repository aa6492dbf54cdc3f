# advice: limit-one-off
def decode(residues, n):
    third, signed = n // 3, []
    for each in residues:
        if each < third:
            signed.append(each)
        if each > n - third:
            signed.append(each - n)
        if third + 1 <= each <= n - third - 1:
            raise OverflowError("a sum grew too large")
    return signed
