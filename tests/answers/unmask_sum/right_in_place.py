# right: in place on a copy, centred with where
def unmask_sum(masked_sum, self_seeds, dropped):
    total = np.array(masked_sum)
    d = total.size
    for survivor in self_seeds:
        total -= expand_mask(self_seeds[survivor], d)
    for gone in dropped:
        for survivor in dropped[gone]:
            if survivor > gone:
                total += expand_mask(dropped[gone][survivor], d)
            else:
                total -= expand_mask(dropped[gone][survivor], d)
    wide = total.astype(np.int64)
    return np.where(wide >= 2**31, wide - 2**32, wide)
