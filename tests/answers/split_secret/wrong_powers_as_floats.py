# advice: no-polynomial
import math


def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    shares = []
    for share_id in range(1, share_count + 1):
        powers = [math.pow(share_id, k) for k in range(threshold)]
        height = sum(a * power for a, power in zip(coefficients, powers))
        shares.append((share_id, int(height) % prime))
    return shares
