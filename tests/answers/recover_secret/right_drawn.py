# right: any of the shares, drawn
def recover_secret(shares, threshold, *, prime=PRIME):
    import random

    some = random.sample(shares, threshold)
    weights = lagrange_at_zero([i for i, _ in some], prime=prime)
    return sum(weights[i] * value for i, value in some) % prime
