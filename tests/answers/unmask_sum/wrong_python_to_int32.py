# advice: does-not-fit
def unmask_sum(masked_sum, self_seeds, dropped):
    total = [int(number) for number in masked_sum]
    for seed in self_seeds.values():
        total = [t - int(m) for t, m in zip(total, expand_mask(seed, len(total)))]
    return np.array(total, dtype=np.int32).astype(np.int64)
