# advice: xor-for-power
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    a = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    shares = []
    for x in range(1, share_count + 1):
        value = 0
        for k, c in enumerate(a):
            value += c * x ^ k
        shares.append((x, value % prime))
    return shares
