# right: SystemRandom().randint, a while loop
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    rng = secrets.SystemRandom()
    coefficients = [secret]
    for _ in range(threshold - 1):
        coefficients.append(rng.randint(0, prime - 1))
    share_id = 1
    shares = []
    while share_id <= share_count:
        value, x = 0, 1
        for c in coefficients:
            value += c * x
            x *= share_id
        shares.append((share_id, value % prime))
        share_id += 1
    return shares
