# right: what stands in one set only
def difference_of_rounds(ledger, victim):
    found = None
    for (before, earlier), (after, later) in zip(ledger, ledger[1:]):
        if set(before) ^ set(after) == {victim}:
            found = earlier - later if victim in before else later - earlier
    return found
