# advice: raise-missing
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        Refused("asked a second time")
    if set(survivors) & set(dropped):
        Refused("somebody is in both lists")
    if not set(survivors) | set(dropped) <= set(held):
        Refused("somebody is unknown")
    if len(set(survivors)) < threshold:
        Refused("too few survivors")
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
