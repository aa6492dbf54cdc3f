# advice: in-both-lists
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("asked again")
    if dropped and dropped[-1] in survivors:
        raise Refused("a peer stands in both lists")
    if not held.keys() >= {*survivors, *dropped}:
        raise Refused("a peer is unknown")
    if len(set(survivors)) < threshold:
        raise Refused("too few have survived")
    return {p: held[p][0] for p in survivors}, {p: held[p][1] for p in dropped}
