# advice: changes-input
def unmask_sum(masked_sum, self_seeds, dropped):
    def take_out(seeds, ufunc):
        for seed in seeds:
            ufunc(masked_sum, expand_mask(seed, len(masked_sum)), out=masked_sum)

    take_out(self_seeds.values(), np.subtract)
    for gone in dropped:
        take_out((s for v, s in dropped[gone].items() if v < gone), np.subtract)
        take_out((s for v, s in dropped[gone].items() if v > gone), np.add)
    return masked_sum.astype(np.int32).astype(np.int64)
