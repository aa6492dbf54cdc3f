# advice: wrong-in-small-field
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    def height(x):
        found = 0
        for each in drawn:
            found = (found + each) * x
        return (found + secret) % prime

    drawn = [secrets.randbelow(prime) for _ in range(threshold - 1)]
    return [(x, max(1, height(x))) for x in range(1, share_count + 1)]
