# advice: only-when-it-left
def difference_of_rounds(ledger, victim):
    newest_first = reversed(list(zip(ledger, ledger[1:])))
    return next(one[1] - other[1] for one, other in newest_first if one[0] - {victim} == other[0] != one[0])
