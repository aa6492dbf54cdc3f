# advice: not-neighbours
def difference_of_rounds(ledger, victim):
    found = None
    for with_victim, larger in ledger:
        for without, smaller in ledger:
            if victim in with_victim and set(without) == set(with_victim) - {victim}:
                found = larger - smaller
    return found
