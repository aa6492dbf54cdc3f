# advice: same-clients
def difference_of_rounds(ledger, victim):
    for i in reversed(range(1, len(ledger))):
        (a, x), (b, y) = ledger[i - 1], ledger[i]
        if set(a) - {victim} == set(b) - {victim}:
            return (np.asarray(x) - y) * (1 if victim in a else -1)
