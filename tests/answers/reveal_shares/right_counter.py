# right: counts how often each id is named
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    from collections import Counter

    named = Counter({*survivors}) + Counter({*dropped})
    if max(named.values(), default=0) > 1:
        raise Refused("one peer on both sides")
    if len(named - Counter(held.keys())):
        raise Refused("a peer that is not mine")
    if revealed_before or len({*survivors}) < threshold:
        raise Refused("second request" if revealed_before else "below the threshold")
    return {i: held[i][0] for i in survivors}, {i: held[i][1] for i in dropped}
