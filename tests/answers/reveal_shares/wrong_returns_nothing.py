# advice: returns-refusal
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    refused = revealed_before or set(survivors) & set(dropped)
    refused = refused or (set(survivors) | set(dropped)) - set(held)
    if refused or len(set(survivors)) < threshold:
        return {}, {}
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
