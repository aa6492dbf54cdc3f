# right: Python's own numbers, one place at a time
def mask_update(integers, me, pairwise_seeds, self_seed):
    d = len(integers)
    own = expand_mask(self_seed, d).tolist()
    others = [(1 if me < other else -1, expand_mask(seed, d).tolist()) for other, seed in pairwise_seeds.items()]
    result = []
    for i in range(d):
        number = int(integers[i]) + own[i] + sum(sign * mask[i] for sign, mask in others)
        result.append(number % 2**32)
    return np.array(result, dtype=np.uint32)
