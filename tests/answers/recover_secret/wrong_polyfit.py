# advice: not-in-the-field
def recover_secret(shares, threshold, *, prime=PRIME):
    ids, values = zip(*shares[:threshold])
    return round(np.polyfit(ids, np.array(values, dtype=float), threshold - 1)[-1]) % prime
