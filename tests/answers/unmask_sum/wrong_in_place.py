# advice: changes-input
def unmask_sum(masked_sum, self_seeds, dropped):
    for seed in self_seeds.values():
        masked_sum -= expand_mask(seed, len(masked_sum))
    for gone, seeds in dropped.items():
        for survivor, seed in seeds.items():
            mask = expand_mask(seed, len(masked_sum))
            if survivor < gone:
                masked_sum -= mask
            else:
                masked_sum += mask
    return masked_sum.astype(np.int32).astype(np.int64)
