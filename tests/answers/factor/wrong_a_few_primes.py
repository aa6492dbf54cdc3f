# advice: search-gives-up
def factor(n):
    known = (3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)
    for prime in known:
        quotient, rest = divmod(n, prime)
        if not rest:
            return prime, quotient
    else:
        raise ArithmeticError("this one is too hard")
