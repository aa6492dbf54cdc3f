# advice: shares-of-others
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        raise Refused("again")
    if len(set(survivors + dropped)) != len(survivors) + len(dropped):
        raise Refused("both")
    if len([p for p in held if p in survivors + dropped]) != len(survivors + dropped):
        raise Refused("unknown")
    if len(survivors) < threshold:
        raise Refused("few")
    a = [held[p][0] for p in held if p in survivors]
    b = [held[p][1] for p in held if p in dropped]
    return dict(zip(survivors, a)), dict(zip(dropped, b))
