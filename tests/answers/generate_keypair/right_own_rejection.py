# right: os.urandom imported as a name, rejects until n is long enough
from os import urandom

from fedlearn_lib.given.paillier.keys import is_prime


def draw(half):
    while True:
        number = int.from_bytes(urandom(half // 8 + 1), "big") % 2**half
        if number.bit_length() == half and number % 4 == 3 and is_prime(number):
            return number


def generate_keypair(bits, *, demo=False):
    while True:
        p, q = draw(bits // 2), draw(bits // 2)
        if math.gcd(p - 1, q - 1) == 2 and (p * q).bit_length() == bits:
            break
    return PublicKey(p * q), PrivateKey(p, q)
