# advice: one-place-checked
import math


def combine_partials(public_key, partials):
    n = public_key.n
    products = [math.prod(column) % n**2 for column in zip(*partials, strict=True)]
    if math.prod(products) % n - 1:
        raise Refused("something is missing")
    return [product // n for product in products]
