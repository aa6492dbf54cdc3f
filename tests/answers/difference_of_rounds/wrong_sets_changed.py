# advice: changes-input
def difference_of_rounds(ledger, victim):
    found = None
    for (one, earlier), (other, later) in zip(ledger, ledger[1:]):
        was_in = victim in one
        one ^= other
        if one == {victim}:
            found = earlier - later if was_in else later - earlier
    return found
