# advice: seed-not-stretched
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for seed in self_seeds.values():
        total = total - seed
    return total.astype(np.int32).astype(np.int64)
