# advice: digits-lost
def mask_update(integers, me, pairwise_seeds, self_seed):
    masks = [expand_mask(self_seed, len(integers))]
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(integers))
        masks.append(mask if me < other else -mask)
    total = np.mean(masks, axis=0).astype(np.float32) * len(masks) + integers
    return (total.astype(np.int64) % 2**32).astype(np.uint32)
