# advice: out-of-range
def split_key(private_key, parties):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = (p - 1) * (q - 1) // 2
    d = lam * pow(lam, -1, n)
    shares = [secrets.randbelow(4 * n * lam) for _ in range(parties - 1)]
    return [*shares, (d - sum(shares)) % (n * lam)]
