# advice: only-some-vanished
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for s in self_seeds.values():
        total -= expand_mask(s, len(total))
    if dropped:
        gone = list(dropped)[0]
        for k, s in dropped[gone].items():
            if k < gone:
                total -= expand_mask(s, len(total))
            else:
                total += expand_mask(s, len(total))
    return total.astype(np.int32).astype(np.int64)
