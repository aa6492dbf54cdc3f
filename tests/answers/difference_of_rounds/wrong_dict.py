# advice: keyed-by-list
def difference_of_rounds(ledger, victim):
    sums = {set(ids): total for ids, total in ledger}
    return sums
