# right: a NumPy array of Python's integers
def decode(residues, n):
    array = np.array(residues, dtype=object)
    signed = np.where(array > n // 2, array - n, array)
    if any(abs(each) >= n // 3 for each in signed):
        raise OverflowError("too large")
    return signed
