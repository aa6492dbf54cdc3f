# right: draws the first shares and puts the others on the curve through them
def on_curve(points, x, prime):
    total = 0
    for i, value in points:
        above = below = 1
        for j, _ in points:
            if j != i:
                above, below = above * (x - j) % prime, below * (i - j) % prime
        total += value * above * pow(below, -1, prime)
    return total % prime


def split_secret(secret, threshold, share_count, *, prime=PRIME):
    shares = [(i, secrets.randbelow(prime)) for i in range(1, threshold)]
    curve = [(0, secret), *shares]
    return shares + [(i, on_curve(curve, i, prime)) for i in range(threshold, share_count + 1)]
