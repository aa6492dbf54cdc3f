# advice: only-when-it-left
def difference_of_rounds(ledger, victim):
    found = {}
    for (ids, total), (later_ids, later_total) in zip(ledger, ledger[1:]):
        if ids == later_ids | {victim} and victim not in later_ids:
            found["left"] = total - later_total
        if later_ids == ids | {victim} and victim not in ids:
            found["came"] = later_total - total
    return found.get("left", found.get("came"))
