# advice: prints-refusal
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    if revealed_before:
        print("asked a second time")
    if set(survivors) & set(dropped):
        print("somebody is in both lists")
    if not set(survivors) | set(dropped) <= set(held):
        print("somebody is unknown")
    if len(set(survivors)) < threshold:
        print("too few survivors")
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
