# advice: no-such-seed
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for i in range(len(self_seeds)):
        total = total - expand_mask(self_seeds[i], len(total))
    return total.astype(np.int32).astype(np.int64)
