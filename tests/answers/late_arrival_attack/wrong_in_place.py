# advice: changes-input
def late_arrival_attack(late_update, late, pairwise_seeds):
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(late_update))
        if late < other:
            late_update -= mask
        else:
            late_update += mask
    return late_update.astype(np.int32).astype(np.int64)
