# advice: others-differ
def difference_of_rounds(ledger, victim):
    found = None
    for (before, earlier), (after, later) in zip(ledger, ledger[1:]):
        if abs(len(before) - len(after)) == 1 and (victim in before) != (victim in after):
            found = earlier - later if victim in before else later - earlier
    return found
