# advice: few-values
def split_key(private_key, parties):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = (p - 1) * (q - 1) // 2
    d = lam * pow(lam, -1, n)
    share = secrets.randbelow(n * lam)
    shares = [share * (party + 1) % (n * lam) for party in range(parties - 1)]
    return [*shares, (d - sum(shares)) % (n * lam)]
