# advice: changes-input
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = np.asarray(integers)
    masked += expand_mask(self_seed, len(masked))
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(masked))
        if me < other:
            masked += mask
        else:
            masked -= mask
    return (masked % 2**32).astype(np.uint32)
