# advice: no-id
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("again")
    if set(survivors) & set(dropped):
        raise Refused("both")
    for p in list(survivors) + list(dropped):
        if p not in held:
            raise Refused("unknown")
    if len(set(survivors)) < threshold:
        raise Refused("few")
    a, b = {}, {}
    for i in range(len(survivors)):
        a[i] = held[i][0]
    for i in range(len(dropped)):
        b[i] = held[i][1]
    return a, b
