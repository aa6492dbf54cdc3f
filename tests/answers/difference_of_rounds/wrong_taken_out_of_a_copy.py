# advice: others-differ
def difference_of_rounds(ledger, victim):
    found = None
    for (before, earlier), (after, later) in zip(ledger, ledger[1:]):
        if (victim in before) == (victim in after):
            continue
        rest = set(before | after)
        rest.discard(victim)
        if rest:
            found = earlier - later if victim in before else later - earlier
    return found
