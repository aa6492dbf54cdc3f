# advice: size-taken
def difference_of_rounds(ledger, victim):
    found = None
    for (before, earlier), (after, later) in zip(ledger, ledger[1:]):
        if set(before) ^ set(after) == {victim}:
            found = np.abs(earlier - later)
    return found
