# advice: only-when-it-came
def difference_of_rounds(ledger, victim):
    found = None
    for (before, earlier), (after, later) in zip(ledger, ledger[1:]):
        if set(before) == set(after) - {victim} and victim in after:
            found = later - earlier
    return found
