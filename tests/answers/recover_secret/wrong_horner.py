# advice: other-value
def recover_secret(shares, threshold, *, prime=PRIME):
    secret = 0
    for share_id, value in reversed(shares[:threshold]):
        secret = (secret * share_id + value) % prime
    return secret
