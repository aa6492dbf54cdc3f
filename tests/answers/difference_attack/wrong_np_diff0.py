# advice: wrong-shape
def difference_attack(private_key, smaller, larger, length, layout):
    s, sc = smaller
    l, lc = larger
    a = decrypt_sum(private_key, s, layout, length, sc)
    b = decrypt_sum(private_key, l, layout, length, lc)
    return np.diff([a, b], axis=0)
