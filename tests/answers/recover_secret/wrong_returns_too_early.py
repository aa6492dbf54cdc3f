# advice: returns-in-loop
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    weights = lagrange_at_zero([i for i, _ in used], prime=prime)
    secret = 0
    for count, (i, value) in enumerate(used):
        secret = (secret + weights[i] * value) % prime
        if count == 1:
            return secret
    return secret
