# advice: equal-shares
def split_key(private_key, parties):
    n = private_key.p * private_key.q
    lam = (private_key.p - 1) * (private_key.q - 1) // 2
    d = lam * pow(lam, -1, n)
    bounds = [d * k // parties for k in range(parties + 1)]
    return [upper - lower for lower, upper in zip(bounds, bounds[1:])]
