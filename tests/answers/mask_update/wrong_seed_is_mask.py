# advice: other-masks
def mask_update(integers, me, pairwise_seeds, self_seed):
    d = len(integers)
    masked = integers.astype(np.uint32) + np.resize(np.frombuffer(self_seed, "<u4"), d)
    for other, seed in pairwise_seeds.items():
        mask = np.resize(np.frombuffer(seed, "<u4"), d)
        masked = masked + mask if me < other else masked - mask
    return masked
