# right: add_vectors multiplies
def combine_partials(public_key, partials):
    from functools import reduce

    total = reduce(lambda a, b: add_vectors(public_key, a, b), partials)
    if {product % public_key.n for product in total} != {1}:
        raise Refused("the parts do not fit together")
    return [product // public_key.n for product in total]
