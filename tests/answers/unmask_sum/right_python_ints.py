# right: Python's own numbers
def unmask_sum(masked_sum, self_seeds, dropped):
    total = [int(number) for number in masked_sum]
    masks = [(-1, seed) for seed in self_seeds.values()]
    masks += [(-1 if s < g else 1, seed) for g, seeds in dropped.items() for s, seed in seeds.items()]
    for sign, seed in masks:
        total = [t + sign * m for t, m in zip(total, expand_mask(seed, len(masked_sum)).tolist())]
    result = []
    for number in total:
        number %= 2**32
        result.append(number if number < 2**31 else number - 2**32)
    return np.array(result)
