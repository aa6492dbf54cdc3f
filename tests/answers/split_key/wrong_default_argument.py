# advice: same-every-time
def drawn(place, kept=[secrets.randbits(2000) for _ in range(50)]):
    return kept[place]


def split_key(private_key, parties):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = (p - 1) * (q - 1) // 2
    d = lam * pow(lam, -1, n)
    shares = [drawn(place) % (n * lam) for place in range(parties - 1)]
    return [*shares, (d - sum(shares)) % (n * lam)]
