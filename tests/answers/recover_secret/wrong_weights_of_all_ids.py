# advice: weights-of-all
def recover_secret(shares, threshold, *, prime=PRIME):
    book = dict(shares)
    weights = iter(lagrange_at_zero(list(book), prime=prime).items())
    total = 0
    while threshold and (pair := next(weights, None)):
        total += pair[1] * book[pair[0]]
        threshold -= 1
    return total % prime
