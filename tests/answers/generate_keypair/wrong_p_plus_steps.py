# advice: prime-from-the-other
def generate_keypair(bits, *, demo=False):
    import gmpy2

    first = random_prime(bits // 2)
    second = first + 4
    while not gmpy2.is_prime(second):
        second += 4
    return PublicKey(first * second), PrivateKey(first, second)
