# advice: other-value
import math


def decrypt(private_key, ciphertext):
    n = private_key.n
    lam = math.lcm(private_key.p - 1, private_key.q - 1)
    u = 1
    for bit in bin(lam)[2:]:
        if bit == "1":
            u = u * ciphertext % n**2
        u = u * u % n**2
    return (u - 1) // n * pow(lam, -1, n) % n
