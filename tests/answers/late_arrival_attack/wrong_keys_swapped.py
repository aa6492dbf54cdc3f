# advice: seeds-not-in-dicts
def late_arrival_attack(late_update, late, pairwise_seeds):
    """masked update of client 3, without self mask, and its seeds with 1, 2, 4, 5 → its integers"""
    dropped = {}
    for k, seed in pairwise_seeds.items():
        dropped[k] = seed
    return unmask_sum(late_update, {}, dropped)
