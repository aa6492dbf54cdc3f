# advice: seed-not-stretched
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update.copy()
    for other, seed in pairwise_seeds.items():
        total = total - seed if late < other else total + seed
    return total.astype(np.int32).astype(np.int64)
