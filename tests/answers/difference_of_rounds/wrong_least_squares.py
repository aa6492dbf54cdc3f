# advice: other-value
def difference_of_rounds(ledger, victim):
    ids = sorted(set().union(*[a for a, _ in ledger]))
    A = np.array([[i in a for i in ids] for a, _ in ledger], float)
    sums = np.array([x for _, x in ledger])
    return np.linalg.lstsq(A, sums, rcond=None)[0][ids.index(victim)]
