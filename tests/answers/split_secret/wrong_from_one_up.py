# advice: never-zero
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    draw = secrets.SystemRandom()
    line = [draw.randrange(1, prime) for _ in range(threshold - 1)]

    def at(x):
        value = 0
        for slope in line[::-1]:
            value = (value + slope) * x % prime
        return (value + secret) % prime

    return [(x, at(x)) for x in range(1, share_count + 1)]
