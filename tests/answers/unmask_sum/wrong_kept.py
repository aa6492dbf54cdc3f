# advice: kept-between-calls
MASKS = {}


def mask_of(pair, seed, d):
    if (pair, d) not in MASKS:
        MASKS[pair, d] = expand_mask(seed, d)
    return MASKS[pair, d]


def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for survivor, seed in self_seeds.items():
        total = total - mask_of((survivor, survivor), seed, len(total))
    for gone, seeds in dropped.items():
        for survivor, seed in seeds.items():
            mask = mask_of((survivor, gone), seed, len(total))
            total = total - mask if survivor < gone else total + mask
    return total.astype(np.int32).astype(np.int64)
