# advice: shares-of-others
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    there, gone = frozenset(survivors), frozenset(dropped)
    if revealed_before:
        raise Refused("I have revealed shares in this round already")
    if not there.isdisjoint(gone):
        raise Refused("somebody is in both lists")
    if there.union(gone).difference(held):
        raise Refused("somebody is not known to me")
    if len(there) < threshold:
        raise Refused("fewer survivors than the threshold")
    self_shares, key_shares = zip(*held.values())
    peers = sorted(held)
    return ({k: share for k, share in zip(peers, self_shares) if k in there},
            {k: share for k, share in zip(peers, key_shares) if k in gone})
