# advice: changes-input
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before or set(survivors) & set(dropped) or len(set(survivors)) < threshold:
        raise Refused("not like this")
    if not {*survivors, *dropped} <= held.keys():
        raise Refused("nothing is held of one of these")
    seeds = {k: held[k][0] for k in survivors}
    keys = {k: held.pop(k)[1] for k in dropped}
    return seeds, keys
