# right: SystemRandom, and the Chinese remainder theorem
def split_key(private_key, parties):
    import math
    import random

    n = private_key.n
    lam = math.lcm(private_key.p - 1, private_key.q - 1)
    d = (1 - n * pow(n, -1, lam)) % (n * lam)
    source = random.SystemRandom()
    shares = [source.randrange(n * lam) for _ in range(parties)]
    shares[0] = (shares[0] + d - sum(shares)) % (n * lam)
    return shares
