# advice: self-seed-made-up
def late_arrival_attack(late_update, late, pairwise_seeds):
    """masked update of client 3, without self mask, and its seeds with 1, 2, 4, 5 → its integers"""
    others = {other: {late: seed} for other, seed in pairwise_seeds.items()}
    return unmask_sum(late_update, {late: b"\0" * 32}, others)
