# right: each condition on one line
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    s, d = set(survivors), set(dropped)
    if revealed_before: raise Refused("again")
    if s & d: raise Refused("both")
    if (s | d) - set(held): raise Refused("unknown")
    if len(s) < threshold: raise Refused("few")
    return {p: held[p][0] for p in s}, {p: held[p][1] for p in d}
