# right: a helper with a sign, a dict with the self mask in it
def signed_mask(me, other, seed, d):
    mask = expand_mask(seed, d)
    return -mask if other < me else mask


def mask_update(integers, me, pairwise_seeds, self_seed):
    seeds = {**pairwise_seeds, me: self_seed}
    masks = [signed_mask(me, other, seed, len(integers)) for other, seed in seeds.items()]
    return np.array(integers).astype(np.uint32) + np.sum(masks, axis=0, dtype=np.uint32)
