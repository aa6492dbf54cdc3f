# advice: always-two
def recover_secret(shares, threshold, *, prime=PRIME):
    one, other = shares[:2]
    step = (other[1] - one[1]) * pow(other[0] - one[0], prime - 2, prime)
    return (one[1] - step * one[0]) % prime
