# right: d plus numbers that one party adds and the next one takes away
def split_key(private_key, parties):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = (p - 1) * (q - 1) // 2
    d = lam * pow(lam, -1, n)
    order = n * lam
    blinds = [secrets.randbelow(order) for _ in range(parties - 1)]
    shares = [d] + [0] * (parties - 1)
    for party, blind in enumerate(blinds):
        shares[party] = (shares[party] + blind) % order
        shares[party + 1] = (shares[party + 1] - blind) % order
    return shares
