# advice: unused-argument
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    secret = 0
    for _, value in used:
        secret ^= value
    return secret
