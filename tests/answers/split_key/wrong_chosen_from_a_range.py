# advice: range-too-long
def split_key(private_key, parties):
    p, q = private_key.p, private_key.q
    lam = (p - 1) * (q - 1) // 2
    order = p * q * lam
    drawn = [secrets.SystemRandom().choice(range(order)) for _ in range(1, parties)]
    return drawn + [(lam * pow(lam, -1, p * q) - sum(drawn)) % order]
