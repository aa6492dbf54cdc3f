# advice: no-such-seed
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for survivor in self_seeds:
        total = total - expand_mask(self_seeds[survivor], len(total))
        for gone in dropped:
            mask = expand_mask(dropped[gone][survivor], len(total))
            total = total - mask if survivor < gone else total + mask
    return total.astype(np.int32).astype(np.int64)
