# advice: changes-input
def unmask_sum(masked_sum, self_seeds, dropped):
    rest = np.asarray(masked_sum)
    for seed in self_seeds.values():
        rest -= expand_mask(seed, len(rest))
    for gone, seeds in dropped.items():
        for there, seed in seeds.items():
            mask = expand_mask(seed, len(rest))
            rest = rest + mask if gone < there else rest - mask
    return rest.view(np.int32).astype(np.int64)
