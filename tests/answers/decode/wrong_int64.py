# advice: machine-integers
def decode(residues, n):
    array = np.array(residues).astype(np.int64)
    signed = np.where(array > n // 2, array - n, array)
    if np.abs(signed).max() >= n // 3:
        raise OverflowError("too large")
    return signed.tolist()
