# advice: changes-input
def difference_of_rounds(ledger, victim):
    found = None
    for (a, x), (b, y) in zip(ledger, ledger[1:]):
        inside = victim in a
        outside = victim in b
        a.discard(victim)
        b.discard(victim)
        if a == b and inside != outside:
            found = x - y if inside else y - x
    return found
