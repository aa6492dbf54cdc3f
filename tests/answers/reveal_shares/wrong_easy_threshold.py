# advice: too-few
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    stayed, gone = set(survivors), set(dropped)
    if revealed_before or stayed & gone or (stayed | gone) - set(held):
        raise Refused("not asked as agreed")
    if len(stayed) < min(threshold, 2):
        raise Refused(f"{len(stayed)} survivors are too few")
    return {p: held[p][0] for p in stayed}, {p: held[p][1] for p in gone}
