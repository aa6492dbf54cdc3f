# right: the first of them, a loop
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    ids = []
    for share_id, value in used:
        ids.append(share_id)
    weights = lagrange_at_zero(ids, prime=prime)
    secret = 0
    for share_id, value in used:
        secret = (secret + weights[share_id] * value) % prime
    return secret
