# right: reduces wide integers in every step
def mask_update(integers, me, pairwise_seeds, self_seed):
    total = integers.astype(np.int64) % 2**32
    for other, seed in sorted(pairwise_seeds.items()):
        sign = 1 if other > me else -1
        total = (total + sign * expand_mask(seed, len(integers)).astype(np.int64)) % 2**32
    total = (total + expand_mask(self_seed, len(integers))) % 2**32
    return total.astype(np.uint32)
