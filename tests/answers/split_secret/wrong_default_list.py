# advice: same-every-time
def drawn(count, prime, kept={}):
    numbers = kept.setdefault(prime, [])
    while len(numbers) < count:
        numbers.append(secrets.randbelow(prime))
    return numbers[:count]


def split_secret(secret, threshold, share_count, *, prime=PRIME):
    a = [secret] + drawn(threshold - 1, prime)
    return [(x, sum(c * x**k for k, c in enumerate(a)) % prime) for x in range(1, share_count + 1)]
