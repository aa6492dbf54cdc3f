# advice: one-line-too-many
def difference_of_rounds(ledger, victim):
    rounds = iter(ledger)
    known, sum_then = next(rounds)
    best = None
    for there, sum_now in rounds:
        changed = known ^ there
        if not changed:
            continue
        if changed == {victim}:
            sign = 1 if victim in there else -1
            best = sign * (sum_now - sum_then)
        known, sum_then = there, sum_now
    return best
