# right: finds the reason, then raises once
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    reason = None
    if revealed_before:
        reason = "a second request"
    elif set(survivors).intersection(dropped):
        reason = "contradicting lists"
    elif set(survivors + dropped).difference(held):
        reason = "a stranger"
    elif len(set(survivors)) < threshold:
        reason = "fewer than the threshold"
    if reason:
        raise Refused(reason)
    return dict((i, held[i][0]) for i in survivors), dict((i, held[i][1]) for i in dropped)
