# advice: several-signs
def mask_update(integers, me, pairwise_seeds, self_seed):
    """client 3 adds its masks with 4, 5, …, subtracts those with 1 and 2, and adds its own"""
    total = np.array(integers).astype(np.uint32)
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(total))
        total = total - mask if me < other else total + mask
    return total
