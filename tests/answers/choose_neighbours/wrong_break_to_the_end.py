# advice: nothing-fits-behind-break
def choose_neighbours(n, dropout, corrupt):
    gone, bad = round(dropout * n), round(corrupt * n)
    found = False
    for neighbours in range(2, n):
        for threshold in range(1, neighbours + 1):
            fails = chance_of_at_least(neighbours - threshold + 1, neighbours, gone, n - 1)
            leaks = chance_of_at_least(threshold, neighbours, bad, n - 1)
            if max(fails, leaks) < 1e-6:
                found = True
                break
        if found:
            break
    return neighbours, threshold
