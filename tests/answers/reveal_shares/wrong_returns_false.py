# advice: returns-refusal
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before or set(survivors) & set(dropped):
        return False
    if not set(survivors) | set(dropped) <= set(held) or len(set(survivors)) < threshold:
        return False
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
