# advice: one-line-too-many
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("asked a second time")
    if set(survivors) & set(dropped):
        raise Refused("somebody is in both lists")
    if not set(survivors) | set(dropped) <= set(held):
        raise Refused("somebody is unknown")
    if len(set(survivors)) < threshold:
        raise Refused("too few survivors")
    if not dropped:
        raise Refused("nobody vanished")
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
