# advice: other-exponent
def split_key(private_key, parties):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = (p - 1) * (q - 1) // 2
    d = lam * pow(lam, -1, n)
    shares = [secrets.randbelow(n * lam) for _ in range(parties)]
    shares.append((d - sum(shares)) % (n * lam))
    return shares[1:]
