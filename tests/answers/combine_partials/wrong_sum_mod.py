# advice: adds-parts
def combine_partials(public_key, partials):
    n = public_key.n
    return [sum(parts) % n**2 for parts in zip(*partials)]
