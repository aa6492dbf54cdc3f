# right: a generator over the reversed ledger
def difference_of_rounds(ledger, victim):
    newest = ledger[::-1]
    pairs = ((a, b) for a, b in zip(newest, newest[1:]) if set(a[0]) ^ set(b[0]) == {victim})
    one, other = next(pairs)
    return one[1] - other[1] if victim in one[0] else other[1] - one[1]
