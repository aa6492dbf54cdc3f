# right: loops and a count
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("shares of this round were given already")
    for peer in survivors + dropped:
        if peer not in held:
            raise Refused(f"no shares of {peer}")
    for peer in survivors:
        if peer in dropped:
            raise Refused(f"{peer} cannot have survived and vanished")
    different = []
    for peer in survivors:
        if peer not in different:
            different.append(peer)
    if len(different) < threshold:
        raise Refused("too few survived")
    self_shares = {}
    for peer in survivors:
        self_shares[peer] = held[peer][0]
    key_shares = {}
    for peer in dropped:
        key_shares[peer] = held[peer][1]
    return self_shares, key_shares
