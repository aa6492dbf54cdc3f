# advice: ids-for-weights
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    weights = lagrange_at_zero([i for i, _ in used], prime=prime)
    return sum(weight * value for weight, (_, value) in zip(weights, used)) % prime
