# advice: not-zero-modulo-lam
def split_key(private_key, parties):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = (p - 1) * (q - 1) // 2
    d = pow(lam, -1, n) * lam % n
    shares = [secrets.randbelow(n * lam) for _ in range(parties - 1)]
    return [*shares, (d - sum(shares)) % (n * lam)]
