# advice: changes-input
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum
    for seed in self_seeds.values():
        total = total - expand_mask(seed, len(total))
    for gone in dropped:
        while dropped[gone]:
            survivor, seed = dropped[gone].popitem()
            mask = expand_mask(seed, len(total))
            total = total - mask if survivor < gone else total + mask
    return total.astype(np.int32).astype(np.int64)
