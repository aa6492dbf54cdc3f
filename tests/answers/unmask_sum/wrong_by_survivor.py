# advice: dropped-left-in
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.astype(np.int64)
    for survivor, own in self_seeds.items():
        total = total - expand_mask(own, len(total))
        for gone in dropped:
            seed = dropped[gone].get(survivor)
            if seed is not None:
                mask = expand_mask(seed, len(total))
                total = total + mask if gone < survivor else total - mask
    total = total % 2**32
    total[total >= 2**31] -= 2**32
    return total
