# advice: unknown-stops
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("asked a second time")
    if set(survivors) & set(dropped):
        raise Refused("somebody is in both lists")
    if set(survivors) - set(held):
        raise Refused("unknown")
    if len(set(survivors)) < threshold:
        raise Refused("too few survivors")
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
