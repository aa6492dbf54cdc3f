# advice: returns-in-loop
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("asked a second time")
    if set(survivors) & set(dropped):
        raise Refused("somebody is in both lists")
    if not set(survivors) | set(dropped) <= set(held):
        raise Refused("somebody is unknown")
    if len(set(survivors)) < threshold:
        raise Refused("too few survivors")
    first, second = {}, {}
    for p in survivors:
        first[p] = held[p][0]
        for q in dropped:
            second[q] = held[q][1]
        return first, second
