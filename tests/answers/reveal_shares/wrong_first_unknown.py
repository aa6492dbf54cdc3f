# advice: unknown-ignored
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("asked again")
    if set(survivors) & set(dropped):
        raise Refused("a peer stands in both lists")
    if survivors[0] not in held or dropped and dropped[0] not in held:
        raise Refused("a peer is unknown")
    if len(set(survivors)) < threshold:
        raise Refused("too few have survived")
    return {p: held.get(p, (0, 0))[0] for p in survivors}, {p: held.get(p, (0, 0))[1] for p in dropped}
