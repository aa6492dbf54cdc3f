# advice: secret-leaves
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    print("using", used)
    weights = lagrange_at_zero([i for i, _ in used], prime=prime)
    return sum(weights[i] * value for i, value in used) % prime
