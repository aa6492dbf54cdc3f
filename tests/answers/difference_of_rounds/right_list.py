# right: a list, and its last element
def difference_of_rounds(ledger, victim):
    differences = [
        (earlier - later) * (1 if victim in before else -1)
        for (before, earlier), (after, later) in zip(ledger[:-1], ledger[1:])
        if set(before).symmetric_difference(after) == {victim}
    ]
    return differences[-1]
