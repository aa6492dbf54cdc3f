# advice: one-change
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("asked a second time")
    if set(survivors) & set(dropped):
        raise Refused("somebody is in both lists")
    if not set(survivors) | set(dropped) <= set(held):
        raise Refused("somebody is unknown")
    if threshold < len(set(survivors)):
        raise Refused("too few")
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
