# right: chapter 6's formula, with r of its own
def forged_count_attack(encryptor, threshold, length, layout):
    n = encryptor.public_key.n
    n_squared = n * n
    total = []
    for _ in range(-(-length // layout.slots)):
        r = secrets.randbelow(n - 1) + 1
        total.append(pow(r, n, n_squared))
    return total, threshold
