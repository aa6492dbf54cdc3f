# advice: put-back
def choose_neighbours(n, dropout, corrupt):
    from math import comb

    gone, bad = round(dropout * n) / (n - 1), round(corrupt * n) / (n - 1)
    for k in range(2, n):
        for t in range(1, k + 1):
            read = sum(comb(k, i) * bad**i * (1 - bad) ** (k - i) for i in range(t, k + 1))
            failed = sum(comb(k, i) * gone**i * (1 - gone) ** (k - i) for i in range(k - t + 1, k + 1))
            if read < 1e-6 and failed < 1e-6:
                return k, t
    raise ValueError("no k")
