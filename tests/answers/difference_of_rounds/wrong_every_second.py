# advice: every-second-pair
def difference_of_rounds(ledger, victim):
    for i in range(0, len(ledger) - 1, 2):
        (before, earlier), (after, later) = ledger[i], ledger[i + 1]
        if set(before) ^ set(after) == {victim}:
            found = earlier - later if victim in before else later - earlier
    return found
