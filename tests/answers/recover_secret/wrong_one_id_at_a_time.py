# advice: weights-left-out
def recover_secret(shares, threshold, *, prime=PRIME):
    secret = 0
    for i, value in shares[:threshold]:
        secret += lagrange_at_zero([i], prime=prime)[i] * value
    return secret % prime
