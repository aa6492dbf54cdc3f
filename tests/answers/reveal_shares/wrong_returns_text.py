# advice: returns-refusal
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        return ("asked a second time")
    if set(survivors) & set(dropped):
        return ("somebody is in both lists")
    if not set(survivors) | set(dropped) <= set(held):
        return ("somebody is unknown")
    if len(set(survivors)) < threshold:
        return ("too few survivors")
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
