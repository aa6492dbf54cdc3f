# advice: other-exception
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    assert not revealed_before
    assert not set(survivors) & set(dropped)
    assert set(survivors) | set(dropped) <= set(held)
    assert len(set(survivors)) >= threshold
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}
