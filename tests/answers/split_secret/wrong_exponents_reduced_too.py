# advice: wrong-in-small-field
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    others = [secrets.randbelow(prime) for _ in range(threshold - 1)]
    shares = []
    for share_id in range(1, share_count + 1):
        powers = [pow(share_id, k, prime - 1) for k in range(1, threshold)]
        value = secret + sum(power * other for power, other in zip(powers, others))
        shares.append((share_id, value % prime))
    return shares
