# advice: not-checked
def combine_partials(public_key, partials):
    import math

    square = public_key.n * public_key.n
    return [(math.prod(column) % square - 1) // public_key.n for column in zip(*partials)]
