# right: signed from the start, in place
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update.copy().astype(np.int32)
    for other, seed in pairwise_seeds.items():
        if late < other:
            total -= expand_mask(seed, len(total))
        else:
            total += expand_mask(seed, len(total))
    return total.astype("int64")
