# advice: mod-n
import functools


def combine_partials(public_key, partials):
    def times(a, b):
        return a * b % public_key.n

    products = [functools.reduce(times, column, 1) for column in zip(*partials, strict=True)]
    if any(each != 1 for each in products):
        raise Refused("the parts do not belong together")
    return [(each - 1) // public_key.n for each in products]
