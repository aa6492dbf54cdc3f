# advice: hands-out-primes
def split_key(private_key, parties):
    n = private_key.n
    lam = (private_key.p - 1) * (private_key.q - 1) // 2
    return [lam, pow(lam, -1, n)] + [0] * (parties - 2)
