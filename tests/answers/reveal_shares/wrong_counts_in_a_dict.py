# advice: raises
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("once a round")
    named = {}
    for peer in [*survivors, *dropped]:
        named[peer] += 1
    if any(times > 1 for times in named.values()):
        raise Refused("named twice")
    if named.keys() - held.keys():
        raise Refused("unknown")
    if len(survivors) < threshold:
        raise Refused("too few")
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
