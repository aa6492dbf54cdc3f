# advice: pairs-not-taken-apart
def difference_of_rounds(ledger, victim):
    found = None
    for before, after in zip(ledger, ledger[1:]):
        if set(before.ids) ^ set(after.ids) == {victim}:
            found = before.sum - after.sum
    return found
