# advice: first-pair
def difference_of_rounds(ledger, victim):
    for (before, earlier), (after, later) in zip(ledger, ledger[1:]):
        if set(before) ^ set(after) == {victim}:
            return earlier - later if victim in before else later - earlier
