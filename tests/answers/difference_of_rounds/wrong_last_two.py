# advice: last-two-rounds
def difference_of_rounds(ledger, victim):
    (_, earlier), (_, later) = ledger[-2:]
    return earlier - later
