# advice: without-minus-with
def difference_of_rounds(ledger, victim):
    found = None
    for (ids, total), (later_ids, later_total) in zip(ledger, ledger[1:]):
        if ids ^ later_ids == {victim}:
            found = (total - later_total) * (len(later_ids) - len(ids))
    return found
