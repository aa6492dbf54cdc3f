# advice: digits-lost
def mask_update(integers, me, pairwise_seeds, self_seed):
    n = len(integers)
    masked = (integers + me).astype(np.uint32)
    for k, s in pairwise_seeds.items():
        masked = masked + expand_mask(s, n) if me < k else masked - expand_mask(s, n)
    return masked + expand_mask(self_seed, n)
