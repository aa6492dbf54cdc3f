# advice: digits-lost
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers + expand_mask(self_seed, len(integers)).astype(np.float32)
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(masked)).astype(np.float32)
        masked = masked + mask if me < other else masked - mask
    return np.array([int(number) % 2**32 for number in masked], dtype=np.uint32)
