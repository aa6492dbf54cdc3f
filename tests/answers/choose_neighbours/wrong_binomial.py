# advice: put-back
def choose_neighbours(n, dropout, corrupt):
    from math import comb

    def at_least(count, k, p):
        return sum(comb(k, i) * p**i * (1 - p) ** (k - i) for i in range(count, k + 1))

    for k in range(2, n):
        for t in range(1, k + 1):
            if at_least(t, k, corrupt) < 1e-6 and at_least(k - t + 1, k, dropout) < 1e-6:
                return k, t
    raise ValueError("no k")
