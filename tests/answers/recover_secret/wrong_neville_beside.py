# advice: other-value
def recover_secret(shares, threshold, *, prime=PRIME):
    ids, table = [i for i, _ in shares[:threshold]], [value for _, value in shares[:threshold]]
    for step in range(1, len(ids)):
        for k in range(len(ids) - step):
            left, right = ids[k], ids[k + 1]
            above = right * table[k] - left * table[k + 1]
            table[k] = above * pow(right - left, -1, prime) % prime
    return table[0]
