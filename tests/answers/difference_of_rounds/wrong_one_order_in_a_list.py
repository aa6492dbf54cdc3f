# advice: order-of-rounds
def difference_of_rounds(ledger, victim):
    found = [later[1] - earlier[1] for earlier, later in zip(ledger, ledger[1:]) if earlier[0] ^ later[0] == {victim}]
    return found[-1]
