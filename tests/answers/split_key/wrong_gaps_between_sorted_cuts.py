# advice: short-shares
import math
import secrets
from itertools import pairwise


def split_key(private_key, parties):
    lam = math.lcm(private_key.p - 1, private_key.q - 1)
    modulus = private_key.n * lam
    d = lam * pow(lam, -1, private_key.n)
    cuts = sorted(secrets.randbelow(modulus) for _ in range(parties - 1))
    return [(b - a) % modulus for a, b in pairwise([0, *cuts, d])]
