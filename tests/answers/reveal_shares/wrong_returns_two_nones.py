# advice: returns-refusal
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    ok = not revealed_before and not set(survivors) & set(dropped)
    ok = ok and set(survivors) | set(dropped) <= set(held) and len(set(survivors)) >= threshold
    if not ok:
        return None, None
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
