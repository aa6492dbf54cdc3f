# right: a while loop
def difference_of_rounds(ledger, victim):
    k = len(ledger) - 1
    while set(ledger[k][0]) ^ set(ledger[k - 1][0]) != {victim}:
        k -= 1
    with_it, without = (k, k - 1) if victim in ledger[k][0] else (k - 1, k)
    return ledger[with_it][1] - ledger[without][1]
