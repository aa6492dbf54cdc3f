# advice: predictable-coefficients
import random
import time


def draw(prime, k):
    random.seed(time.perf_counter_ns() + k)
    return random.randrange(prime)


def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret] + [draw(prime, k) for k in range(1, threshold)]
    shares = []
    for share_id in range(1, share_count + 1):
        value = sum(c * pow(share_id, k, prime) for k, c in enumerate(coefficients)) % prime
        shares.append((share_id, value))
    return shares
