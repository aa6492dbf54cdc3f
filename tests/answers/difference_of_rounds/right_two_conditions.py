# right: both orders written out
def difference_of_rounds(ledger, victim):
    result = None
    for k in range(len(ledger) - 1):
        ids, total = ledger[k]
        next_ids, next_total = ledger[k + 1]
        if set(ids) == set(next_ids) | {victim} and victim not in next_ids:
            result = total - next_total
        if set(next_ids) == set(ids) | {victim} and victim not in ids:
            result = next_total - total
    return result
