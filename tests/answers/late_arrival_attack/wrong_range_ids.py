# advice: ids-numbered
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update.astype(np.int64)
    for other in range(1, len(pairwise_seeds) + 2):
        if other != late:
            m = expand_mask(pairwise_seeds[other], len(total)).astype(np.int64)
            total = total - m if late < other else total + m
    return (total % 2**32).astype(np.uint32).astype(np.int32).astype(np.int64)
