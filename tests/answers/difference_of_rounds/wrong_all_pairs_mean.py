# advice: not-neighbours
def difference_of_rounds(ledger, victim):
    found = []
    for with_victim, larger in ledger:
        for without, smaller in ledger:
            if victim in with_victim and set(without) == set(with_victim) - {victim}:
                found.append(larger - smaller)
    return np.mean(found, axis=0)
