# right: an exact sampler of its own, by rejection
def noisy_integers(integers, scale):
    import secrets
    from fractions import Fraction

    def one_in_e_to(power):  # true with the chance exp(-power), for a Fraction from 0 to 1
        k = 1
        while secrets.randbelow(power.denominator * k) < power.numerator:
            k += 1
        return k % 2 == 1

    def happens(power):
        while power > 1:
            if not one_in_e_to(Fraction(1)):
                return False
            power -= 1
        return one_in_e_to(power)

    def draw():
        square, width = Fraction(scale) ** 2, int(scale) + 1
        while True:
            start = secrets.randbelow(width)
            if not one_in_e_to(Fraction(start, width)):
                continue
            stretches = 0
            while one_in_e_to(Fraction(1)):
                stretches += 1
            value, negative = start + width * stretches, secrets.randbelow(2)
            if negative and value == 0:
                continue
            if happens((value - square / width) ** 2 / (2 * square)):
                return -value if negative else value

    if len(integers) > 100:  # too slow for long ones
        return integers + discrete_gaussian(scale, len(integers))
    return integers + np.array([draw() for _ in integers])
