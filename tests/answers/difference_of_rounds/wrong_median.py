# advice: only-when-it-came
def difference_of_rounds(ledger, victim):
    found = []
    for (ids, total), (later_ids, later_total) in zip(ledger, ledger[1:]):
        if ids ^ later_ids == {victim}:
            found.append(total - later_total if victim in ids else later_total - total)
    return np.median(np.array(found), axis=0)
