# advice: unknown-ignored
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("asked a second time")
    if set(survivors) & set(dropped):
        raise Refused("somebody is in both lists")
    if len(set(survivors)) < threshold:
        raise Refused("too few survivors")
    nothing = (None, None)
    return {p: held.get(p, nothing)[0] for p in survivors}, {p: held.get(p, nothing)[1] for p in dropped}
