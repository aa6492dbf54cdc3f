# advice: does-not-cancel
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = (integers + 2**31).astype(np.uint32)
    masked += expand_mask(self_seed, len(masked))
    for other, seed in pairwise_seeds.items():
        pair_mask = expand_mask(seed, len(masked))
        if other > me:
            masked += pair_mask
        else:
            masked -= pair_mask
    return masked
