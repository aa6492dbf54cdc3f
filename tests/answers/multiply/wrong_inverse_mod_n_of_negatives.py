# advice: inverse-mod-n
def _power(base, exponent, clock):
    power = 1
    while True:
        match exponent, exponent % 2:
            case 0, _:
                return power
            case _, 1:
                power, exponent = power * base % clock, exponent - 1
            case _:
                base, exponent = base * base % clock, exponent // 2


def multiply(public_key, ciphertext, scalar):
    if scalar < 0:
        ciphertext, scalar = pow(ciphertext, -1, public_key.n), -scalar
    return _power(ciphertext, scalar, public_key.n**2)
