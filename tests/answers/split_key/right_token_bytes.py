# right: bytes of the operating system, with more than are needed
def split_key(private_key, parties):
    import os

    p, q, n = private_key.p, private_key.q, private_key.n
    lam = (p - 1) * (q - 1) // 2
    d = lam * pow(lam, -1, n)
    order = n * lam
    size = order.bit_length() // 8 + 17
    rest, shares = d, []
    while len(shares) < parties - 1:
        share = int.from_bytes(os.urandom(size), "big") % order
        shares.append(share)
        rest = (rest - share) % order
    return shares + [rest]
