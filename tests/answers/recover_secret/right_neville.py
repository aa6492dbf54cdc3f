# right: Neville's scheme
def recover_secret(shares, threshold, *, prime=PRIME):
    ids = [i for i, _ in shares[:threshold]]
    column = [value for _, value in shares[:threshold]]
    for step in range(1, threshold):
        for k in range(threshold - step):
            far, near = ids[k + step], ids[k]
            column[k] = (far * column[k] - near * column[k + 1]) * pow(far - near, -1, prime) % prime
    return column[0]
