# advice: only-when-it-left
def difference_of_rounds(ledger, victim):
    found = None
    for (before, earlier), (after, later) in zip(ledger, ledger[1:]):
        if set(after) == set(before) - {victim} and victim in before:
            found = earlier - later
    return found
