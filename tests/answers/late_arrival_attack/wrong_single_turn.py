# advice: not-wrapped
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update.astype(np.int64)
    for other in pairwise_seeds:
        mask = expand_mask(pairwise_seeds[other], len(total))
        total = total - mask if late < other else total + mask
    total[total >= 2**31] -= 2**32
    return total
