# right: a helper that raises
def demand(condition, reason):
    if not condition:
        raise Refused(reason)


def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    demand(not revealed_before, "again")
    demand(not any(peer in survivors for peer in dropped), "both")
    demand(all(peer in held for peer in [*survivors, *dropped]), "unknown")
    demand(len(dict.fromkeys(survivors)) >= threshold, "few")
    first, second = {}, {}
    for peer, (self_share, key_share) in held.items():
        if peer in survivors:
            first[peer] = self_share
        if peer in dropped:
            second[peer] = key_share
    return first, second
