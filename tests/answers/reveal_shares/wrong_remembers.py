# advice: kept-between-calls
answered = set()


def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before or "yes" in answered:
        raise Refused("asked again")
    if set(survivors) & set(dropped):
        raise Refused("a peer stands in both lists")
    if not held.keys() >= {*survivors, *dropped}:
        raise Refused("a peer is unknown")
    if len(set(survivors)) < threshold:
        raise Refused("too few have survived")
    answered.add("yes")
    return {p: held[p][0] for p in survivors}, {p: held[p][1] for p in dropped}
