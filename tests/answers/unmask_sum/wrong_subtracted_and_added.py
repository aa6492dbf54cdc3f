# advice: one-side-left
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for s in self_seeds.values():
        total -= expand_mask(s, len(total))
    for gone, seeds in dropped.items():
        for k, s in seeds.items():
            if k < gone:
                total -= expand_mask(s, len(total))
            total += expand_mask(s, len(total))
    return total.astype(np.int32).astype(np.int64)
