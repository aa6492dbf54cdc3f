# advice: adds-parts
def combine_partials(public_key, partials):
    n = public_key.n
    return [(sum(parts) - 1) // n for parts in zip(*partials)]
