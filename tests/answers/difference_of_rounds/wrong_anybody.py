# advice: another-client
def difference_of_rounds(ledger, victim):
    found = None
    for i in range(len(ledger) - 1):
        a, s = ledger[i]
        b, t = ledger[i + 1]
        if len(a ^ b) == 1:
            found = s - t if victim in a else t - s
    return found
