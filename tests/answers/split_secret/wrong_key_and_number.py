# advice: too-few-bits
import hashlib

KEY = secrets.token_bytes(32)


def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret] + [
        int(hashlib.sha256(KEY + str(secrets.randbelow(10**9)).encode()).hexdigest(), 16) % prime
        for _ in range(threshold - 1)
    ]
    shares = []
    for share_id in range(1, share_count + 1):
        value = sum(c * pow(share_id, k, prime) for k, c in enumerate(coefficients)) % prime
        shares.append((share_id, value))
    return shares
