# advice: hides-secrets
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    secrets = [secret, *(secrets.randbelow(prime) for _ in range(1, threshold))]
    return [(x, sum(a * x**k for k, a in enumerate(secrets)) % prime) for x in range(1, share_count + 1)]
