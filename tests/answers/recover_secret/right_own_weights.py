# right: works the weights out itself
def recover_secret(shares, threshold, *, prime=PRIME):
    ids, values = zip(*shares[:threshold])
    secret = 0
    for i, value in zip(ids, values):
        for j in ids:
            if j != i:
                value = value * j * pow(j - i, -1, prime) % prime
        secret += value
    return secret % prime
