# advice: one-change
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    stay, gone = set(survivors), set(dropped)
    if revealed_before:
        raise Refused("again")
    if stay & gone:
        raise Refused("both")
    if not (stay | gone) < held.keys():
        raise Refused("unknown")
    if len(stay) < threshold:
        raise Refused("few")
    return {p: held[p][0] for p in survivors}, {p: held[p][1] for p in dropped}
