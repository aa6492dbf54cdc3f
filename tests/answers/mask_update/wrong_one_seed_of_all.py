# advice: other-masks
def mask_update(integers, me, pairwise_seeds, self_seed):
    size = len(integers)
    above, below = 0, 0
    for other, seed in pairwise_seeds.items():
        number = int.from_bytes(seed, "big")
        if me < other:
            above ^= number
        else:
            below ^= number
    added = expand_mask(above.to_bytes(32, "big"), size)
    taken = expand_mask(below.to_bytes(32, "big"), size)
    return np.asarray(integers).astype(np.uint32) + added - taken + expand_mask(self_seed, size)
