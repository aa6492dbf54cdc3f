# advice: predictable-coefficients
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    import hashlib
    import time

    coefficients = [secret] + [
        int(hashlib.sha256(f"{time.perf_counter_ns()} {k}".encode()).hexdigest(), 16) % prime
        for k in range(1, threshold)
    ]
    shares = []
    for share_id in range(1, share_count + 1):
        value = sum(c * pow(share_id, k, prime) for k, c in enumerate(coefficients)) % prime
        shares.append((share_id, value))
    return shares
