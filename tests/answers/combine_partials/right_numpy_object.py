# right: a local function for one place
def combine_partials(public_key, partials):
    n = int(public_key.n)
    table = [[int(x) for x in row] for row in partials]

    def combined(column):
        u = 1
        for x in column:
            u = u * x % (n * n)
        if u % n == 1:
            return u // n
        raise Refused("wrong part")

    return [combined(column) for column in zip(*table, strict=True)]
