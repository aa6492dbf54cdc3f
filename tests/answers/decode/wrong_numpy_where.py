# advice: outgrew-numpy
def decode(residues, n):
    r = np.array(residues)
    s = np.where(r > n // 2, r - n, r)
    if (np.abs(s) >= n // 3).any():
        raise OverflowError("sum")
    return s.tolist()
