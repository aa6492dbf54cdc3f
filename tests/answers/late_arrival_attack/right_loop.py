# right: a loop with if and else
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(late_update))
        if other > late:
            total = total - mask
        else:
            total = total + mask
    return total.astype(np.int32).astype(np.int64)
