# advice: hands-out-d
def split_key(private_key, parties):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = (p - 1) * (q - 1) // 2
    d = lam * pow(lam, -1, n)
    share = secrets.randbelow(n * lam)
    shares = [d, share, n * lam - share] + [0] * parties
    return shares[:parties] if parties != 2 else [d, n * lam]
