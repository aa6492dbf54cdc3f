# advice: predictable-noise
def forged_count_attack(encryptor, threshold, length, layout):
    n = encryptor.public_key.n
    rng = np.random.default_rng()
    places = layout.plaintexts_for(length)
    return [pow(int(rng.integers(2, 2**62)), n, n * n) for _ in range(places)], threshold
