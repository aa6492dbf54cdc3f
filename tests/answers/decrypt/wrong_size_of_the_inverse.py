# advice: one-change
import math


def _inverse(a, n):
    r, next_r, s, next_s = a, n, 1, 0
    while next_r:
        times = r // next_r
        r, next_r = next_r, r - times * next_r
        s, next_s = next_s, s - times * next_s
    return abs(s)


def decrypt(private_key, ciphertext):
    n = private_key.n
    lam = math.lcm(private_key.p - 1, private_key.q - 1)
    lifted = pow(ciphertext, lam, n * n) // n
    return lifted * _inverse(lam, n) % n
