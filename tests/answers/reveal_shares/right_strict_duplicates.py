# right: refuses an id that stands twice in a list, too
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("again")
    listed = survivors + dropped
    if len(listed) != len(set(listed)):
        raise Refused("somebody is listed twice")
    if any(peer not in held for peer in listed):
        raise Refused("somebody is not a peer")
    if len(survivors) < threshold:
        raise Refused("not enough of them")
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
