# advice: powers-too-high
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    drawn = [secrets.randbelow(prime) for _ in range(threshold - 1)]
    shares = []
    for share_id in range(1, share_count + 1):
        value, power = secret, share_id
        for number in drawn:
            value, power = (value + number * power) % prime, power * power % prime
        shares.append((share_id, value))
    return shares
