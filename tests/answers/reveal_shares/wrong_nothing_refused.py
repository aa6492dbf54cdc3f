# advice: threshold-unused
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
