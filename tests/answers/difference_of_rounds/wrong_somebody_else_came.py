# advice: others-differ
def difference_of_rounds(ledger, victim):
    found = None
    for (ids, total), (later_ids, later_total) in zip(ledger[:-1], ledger[1:]):
        if set(ids) - set(later_ids) == {victim}:
            found = np.array(total) - np.array(later_total)
        if set(later_ids) - set(ids) == {victim}:
            found = np.array(later_total) - np.array(total)
    if found is None:
        raise ValueError("no two rounds differ by the victim")
    return found
