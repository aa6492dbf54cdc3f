# advice: found-nothing
def difference_of_rounds(ledger, victim):
    found = None
    for i in range(len(ledger) - 2):
        (before, earlier), (after, later) = ledger[i], ledger[i + 1]
        if set(before) ^ set(after) == {victim}:
            found = earlier - later if victim in before else later - earlier
    return found
