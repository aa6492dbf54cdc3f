# right: a list of faults
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    faults = [
        (revealed_before, "asked again"),
        (set(dropped) & set(survivors), "both"),
        ({*survivors, *dropped} - held.keys(), "unknown"),
        (threshold > len({*survivors}), "few"),
    ]
    for fault, reason in faults:
        if fault:
            raise Refused(f"{reason}: {fault}")
    kinds = []
    for place, peers in enumerate((survivors, dropped)):
        kinds.append({peer: held[peer][place] for peer in peers})
    return tuple(kinds)
