# right: from the last round backwards
def difference_of_rounds(ledger, victim):
    for i in range(len(ledger) - 1, 0, -1):
        before, after = ledger[i - 1], ledger[i]
        if set(before[0]) - {victim} == set(after[0]) - {victim} and (victim in before[0]) != (victim in after[0]):
            sign = 1 if victim in before[0] else -1
            return sign * (before[1] - after[1])
