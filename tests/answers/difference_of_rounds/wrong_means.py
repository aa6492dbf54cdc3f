# advice: means-subtracted
def difference_of_rounds(ledger, victim):
    found = None
    for (before, earlier), (after, later) in zip(ledger, ledger[1:]):
        if set(before) ^ set(after) == {victim}:
            found = earlier / len(before) - later / len(after)
            if victim in after:
                found = -found
    return found
