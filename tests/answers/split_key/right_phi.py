# right: with (p-1)(q-1), the missing one first
def split_key(private_key, parties):
    phi = (private_key.p - 1) * (private_key.q - 1)
    n = private_key.n
    d = phi * pow(phi, -1, n) % (n * phi)
    shares = [secrets.randbelow(n * phi) for _ in range(1, parties)]
    return [(d - sum(shares)) % (n * phi)] + shares
