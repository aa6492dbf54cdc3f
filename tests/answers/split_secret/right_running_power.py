# right: a power that grows along
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    noise = [secrets.randbelow(prime) for _ in range(threshold - 1)]
    shares = []
    for x in range(1, share_count + 1):
        y, power = secret, 1
        for number in noise:
            power = power * x % prime
            y = (y + number * power) % prime
        shares += [(x, y)]
    return shares
