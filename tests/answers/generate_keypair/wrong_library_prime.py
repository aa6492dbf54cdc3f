# advice: not-three-mod-four
def generate_keypair(bits, *, demo=False):
    from phe.util import getprimeover
    while True:
        p, q = getprimeover(bits // 2), getprimeover(bits // 2)
        if p.bit_length() == q.bit_length() and (p * q).bit_length() == bits and math.gcd(p - 1, q - 1) == 2:
            return PublicKey(p * q), PrivateKey(p, q)
