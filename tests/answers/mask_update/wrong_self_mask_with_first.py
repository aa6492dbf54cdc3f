# advice: bare-without-partners
def mask_update(integers, me, pairwise_seeds, self_seed):
    total, begun = integers.astype(np.uint32), False
    for other, seed in pairwise_seeds.items():
        if not begun:
            total, begun = total + expand_mask(self_seed, len(total)), True
        mask = expand_mask(seed, len(total))
        total = total + mask if me < other else total - mask
    return total
