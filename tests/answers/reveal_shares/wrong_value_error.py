# advice: other-exception
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise ValueError("asked a second time")
    if set(survivors) & set(dropped):
        raise ValueError("somebody is in both lists")
    if not set(survivors) | set(dropped) <= set(held):
        raise ValueError("somebody is unknown")
    if len(set(survivors)) < threshold:
        raise ValueError("too few survivors")
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
