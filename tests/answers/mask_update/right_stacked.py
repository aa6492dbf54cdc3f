# right: all masks as rows of a matrix, one product
def mask_update(integers, me, pairwise_seeds, self_seed):
    ids = np.array([me, *pairwise_seeds])
    masks = np.array([expand_mask(s, len(integers)) for s in (self_seed, *pairwise_seeds.values())], dtype=np.int64)
    signs = np.where(ids < me, -1, 1)
    return ((integers + signs @ masks) & 0xFFFFFFFF).astype(np.uint32)
