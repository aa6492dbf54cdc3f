# right: bytes of the operating system, eight more than needed
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    import os

    size = (prime.bit_length() + 7) // 8 + 8
    coefficients = [secret]
    while len(coefficients) < threshold:
        coefficients.append(int.from_bytes(os.urandom(size), "big") % prime)
    ids = range(1, share_count + 1)
    return list(zip(ids, [sum(c * x**k for k, c in enumerate(coefficients)) % prime for x in ids]))
