# advice: changes-input
def difference_of_rounds(ledger, victim):
    found = None
    for (before, earlier), (after, later) in zip(ledger, ledger[1:]):
        if set(before) ^ set(after) == {victim}:
            if victim in before:
                found = earlier
                found -= later
            else:
                found = later
                found -= earlier
    return found
