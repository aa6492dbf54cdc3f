# advice: not-neighbours
def difference_of_rounds(ledger, victim):
    sums = {True: None, False: None}
    for ids, total in ledger:
        sums[victim in ids] = total
    return sums[True] - sums[False]
