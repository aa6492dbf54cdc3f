# advice: condition-stops
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("asked a second time")
    if survivors & dropped: raise Refused("both")
    if not set(survivors) | set(dropped) <= set(held):
        raise Refused("somebody is unknown")
    if len(set(survivors)) < threshold:
        raise Refused("too few survivors")
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
