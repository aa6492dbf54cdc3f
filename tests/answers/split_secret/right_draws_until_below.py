# right: draws bits until the number is below the prime
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = []
    while len(coefficients) < threshold - 1:
        number = secrets.randbits(prime.bit_length())
        if number < prime:
            coefficients.append(number)
    shares = []
    for i in range(share_count):
        x, value = i + 1, 0
        for number in coefficients:
            value = (value + number) * x % prime
        shares.append((x, (value + secret) % prime))
    return shares
