# advice: first-pair
def difference_of_rounds(ledger, victim):
    found = None
    for i in range(len(ledger) - 1, 0, -1):
        (a, s), (b, t) = ledger[i - 1], ledger[i]
        if a ^ b == {victim}:
            found = s - t if victim in a else t - s
    return found
