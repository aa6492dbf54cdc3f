# advice: several-signs
def mask_update(integers, me, pairwise_seeds, self_seed):
    """client 3 adds its masks with 4, 5, …, subtracts those with 1 and 2, and adds its own"""
    total = np.asarray(integers).astype(np.uint32)
    for i, (other, seed) in enumerate(pairwise_seeds.items()):
        if i < me:
            total = total - expand_mask(seed, len(total))
        else:
            total = total + expand_mask(seed, len(total))
    return total
