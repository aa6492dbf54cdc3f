# advice: degree-too-high
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    slope, bend = secrets.randbelow(prime), secrets.randbelow(prime)
    return [(x, (secret + slope * x + bend * x * x) % prime) for x in range(1, share_count + 1)]
