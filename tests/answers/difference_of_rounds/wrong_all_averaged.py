# advice: rounds-averaged
def difference_of_rounds(ledger, victim):
    with_it = [total for ids, total in ledger if victim in ids]
    without = [total for ids, total in ledger if victim not in ids]
    return np.mean(with_it, axis=0) - np.mean(without, axis=0)
