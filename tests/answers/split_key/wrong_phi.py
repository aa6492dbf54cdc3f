# advice: lam-split
def split_key(private_key, parties):
    n = private_key.n
    phi = (private_key.p - 1) * (private_key.q - 1)
    shares = [secrets.randbelow(n * phi) for _ in range(parties - 1)]
    return [*shares, (phi - sum(shares)) % (n * phi)]
