# advice: seeds-not-in-dicts
def late_arrival_attack(late_update, late, pairwise_seeds):
    """masked update of client 3, without self mask, and its seeds with 1, 2, 4, 5 → its integers"""
    return unmask_sum(late_update, {}, dict(pairwise_seeds))
