# advice: wrong-type
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("asked a second time")
    if set(survivors) & set(dropped):
        raise Refused("somebody is in both lists")
    if not set(survivors) | set(dropped) <= set(held):
        raise Refused("somebody is unknown")
    if len(set(survivors)) < threshold:
        raise Refused("too few survivors")
    return [{p: held[p][0] for p in survivors}, {p: held[p][1] for p in dropped}]
