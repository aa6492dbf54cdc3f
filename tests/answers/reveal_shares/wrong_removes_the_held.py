# advice: raises
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("again")
    rest = set(survivors) | set(dropped)
    for peer in held:
        rest.remove(peer)
    if rest:
        raise Refused("unknown")
    if set(survivors) & set(dropped):
        raise Refused("both")
    if len(set(survivors)) < threshold:
        raise Refused("few")
    return {p: held[p][0] for p in survivors}, {p: held[p][1] for p in dropped}
