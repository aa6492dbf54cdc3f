# advice: raises
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("again")
    if set(survivors) & set(dropped):
        raise Refused("both")
    if not set([*survivors, *dropped]) <= set(held):
        raise Refused("unknown")
    if len(set(survivors)) < threshold:
        raise Refused("few: " + len(survivors))
    return {p: held[p][0] for p in survivors}, {p: held[p][1] for p in dropped}
