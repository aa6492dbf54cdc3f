# advice: update-left-out
def mask_update(integers, me, pairwise_seeds, self_seed):
    total = np.zeros(len(integers), dtype=np.uint32)
    for o, s in pairwise_seeds.items():
        total = total + expand_mask(s, len(total)) if o > me else total - expand_mask(s, len(total))
    return total
