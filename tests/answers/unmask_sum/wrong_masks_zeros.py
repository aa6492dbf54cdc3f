# advice: self-mask-made-up
def unmask_sum(masked_sum, self_seeds, dropped):
    rest = np.array(masked_sum, dtype=np.uint32)
    zeros = np.zeros(len(rest), dtype=np.int64)
    for seed in self_seeds.values():
        rest = rest - expand_mask(seed, len(rest))
    for gone in dropped:
        rest = rest + mask_update(zeros, gone, dropped[gone], self_seed=b"\0" * 32)
    return rest.astype(np.int32).astype(np.int64)
