# advice: ends-the-loop
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("asked again")
    for peer in survivors:
        if peer in dropped:
            raise Refused("a peer stands in both lists")
        break
    for peer in survivors + dropped:
        if peer not in held:
            raise Refused("a peer is unknown")
    if len(set(survivors)) < threshold:
        raise Refused("too few have survived")
    return {p: held[p][0] for p in survivors}, {p: held[p][1] for p in dropped}
