# advice: one-change
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    stay, gone = set(survivors), set(dropped)
    if revealed_before:
        raise Refused("once a round")
    if stay & gone:
        raise Refused("in both lists")
    if (stay | gone) - held.keys():
        raise Refused("unknown")
    if len(stay) < threshold or len(stay) < len(gone):
        raise Refused("too few")
    return {peer: held[peer][0] for peer in stay}, {peer: held[peer][1] for peer in gone}
