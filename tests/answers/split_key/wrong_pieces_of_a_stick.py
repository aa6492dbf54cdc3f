# advice: pieces-of-d
def split_key(private_key, parties):
    n = private_key.n
    lam = (private_key.p - 1) * (private_key.q - 1) // 2
    rest = lam * pow(lam, -1, n)
    ends = [0] + sorted(secrets.randbelow(rest) for _ in range(parties - 1)) + [rest]
    return [ends[k + 1] - ends[k] for k in range(parties)]
