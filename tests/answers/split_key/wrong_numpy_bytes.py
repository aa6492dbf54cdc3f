# advice: few-values
def split_key(private_key, parties):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = (p - 1) * (q - 1) // 2
    d = lam * pow(lam, -1, n)
    rng = np.random.default_rng()
    shares = [int.from_bytes(rng.bytes(256), "big") % (n * lam) for _ in range(parties - 1)]
    return [*shares, (d - sum(shares)) % (n * lam)]
