# right: a helper outside, lists and zip
def L(u, prime):
    return (u - 1) // prime


def decrypt_crt(private_key, ciphertext):
    primes = [private_key.p, private_key.q]
    total = 0
    for prime, other in zip(primes, reversed(primes)):
        u = pow(ciphertext, prime - 1, prime**2)
        h = pow(L(pow(1 + private_key.n, prime - 1, prime**2), prime), -1, prime)
        total += L(u, prime) * h * other * pow(other, -1, prime)
    return total % private_key.n
