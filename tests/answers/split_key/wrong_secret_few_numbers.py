# advice: few-values
def split_key(private_key, parties):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = (p - 1) * (q - 1) // 2
    d = lam * pow(lam, -1, n)
    shares = []
    for _ in range(parties - 1):
        shares.append((secrets.randbelow(2**32) * 0x9E3779B97F4A7C15F39CC0605CEDC8341082276BF3A27251F86C6A11D0C18E95 ** 5 % (n * lam)))
    shares.append((d - sum(shares)) % (n * lam))
    return shares
