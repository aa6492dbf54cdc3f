# right: the file of random bytes
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret]
    with open("/dev/urandom", "rb") as device:
        for _ in range(threshold - 1):
            coefficients.append(int.from_bytes(device.read(48), "big") % prime)
    return [(x, sum(c * x**k for k, c in enumerate(coefficients)) % prime) for x in range(1, share_count + 1)]
