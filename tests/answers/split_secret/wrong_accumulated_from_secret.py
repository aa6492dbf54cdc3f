# advice: secret-leads
from itertools import accumulate


def split_secret(secret, threshold, share_count, *, prime=PRIME):
    numbers = [secret, *(secrets.randbelow(prime) for _ in range(threshold - 1))]

    def height(x):
        *_, last = accumulate(numbers, lambda so_far, number: (so_far * x + number) % prime)
        return last

    return [(x, height(x)) for x in range(1, share_count + 1)]
