# advice: raises
def difference_of_rounds(ledger, victim):
    found = None
    for (a, x), (b, y) in zip(ledger, ledger[1:]):
        if a ^ b == set(victim):
            found = x - y if victim in a else y - x
    return found
