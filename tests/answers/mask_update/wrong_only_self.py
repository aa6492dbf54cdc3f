# advice: pairwise-left-out
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = np.asarray(integers).astype(np.uint32)
    return masked + expand_mask(self_seed, len(masked))
