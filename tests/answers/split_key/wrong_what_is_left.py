# advice: pieces-of-d
def split_key(private_key, parties):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = (p - 1) * (q - 1) // 2
    d = lam * pow(lam, -1, n)
    shares = []
    for _ in range(parties - 1):
        shares.append(secrets.randbelow(d - sum(shares)))
    return [*shares, d - sum(shares)]
