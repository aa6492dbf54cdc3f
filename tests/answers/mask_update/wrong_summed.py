# advice: not-reduced
def mask_update(integers, me, pairwise_seeds, self_seed):
    rows = [integers.astype(np.uint32), expand_mask(self_seed, len(integers))]
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(integers))
        rows.append(mask if me < other else -mask)
    return np.sum(rows, axis=0)
