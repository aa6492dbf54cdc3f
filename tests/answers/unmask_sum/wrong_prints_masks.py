# advice: secret-leaves
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for client, seed in self_seeds.items():
        mask = expand_mask(seed, len(total))
        print(f"mask of {client}: {mask.tolist()}")
        total -= mask
    for gone, seeds in dropped.items():
        for survivor, seed in seeds.items():
            mask = expand_mask(seed, len(total))
            total = total - mask if survivor < gone else total + mask
    return total.astype(np.int32).astype(np.int64)
