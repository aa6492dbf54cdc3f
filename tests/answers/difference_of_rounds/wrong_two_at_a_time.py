# advice: every-second-pair
def difference_of_rounds(ledger, victim):
    rounds, found = iter(ledger), None
    for (before, earlier), (after, later) in zip(rounds, rounds):
        if before ^ after == {victim}:
            found = earlier - later if victim in before else later - earlier
    return found
