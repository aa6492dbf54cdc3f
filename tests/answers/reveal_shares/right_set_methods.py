# right: methods of sets
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    stay, gone, known = map(set, (survivors, dropped, held))
    if not stay.isdisjoint(gone):
        raise Refused("in both lists: %s" % stay.intersection(gone))
    elif not stay.union(gone).issubset(known):
        raise Refused("not held: %s" % stay.union(gone).difference(known))
    elif len(stay) < threshold:
        raise Refused("the threshold is not reached")
    elif revealed_before:
        raise Refused("once a round is enough")
    else:
        return {p: held[p][0] for p in stay}, {p: held[p][1] for p in gone}
