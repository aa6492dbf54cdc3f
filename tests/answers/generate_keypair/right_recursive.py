# right: calls itself, prints no secret
def generate_keypair(bits, *, demo=False):
    p, q = [random_prime(int(bits / 2)) for _ in range(2)]
    if p == q or math.gcd((p - 1) // 2, (q - 1) // 2) > 1:
        return generate_keypair(bits, demo=demo)
    keys = (PublicKey(n=p * q), PrivateKey(p=p, q=q))
    print("made a key of", keys[0].n.bit_length(), "bits", keys[1])
    return keys
