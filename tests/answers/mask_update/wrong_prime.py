# advice: other-modulus
def mask_update(integers, me, pairwise_seeds, self_seed):
    prime = 2**31 - 1
    total = [int(number) for number in integers]
    for other, seed in [*pairwise_seeds.items(), (me + 1, self_seed)]:
        sign = 1 if other > me else -1
        total = [(t + sign * int(m)) % prime for t, m in zip(total, expand_mask(seed, len(integers)))]
    return np.array(total, dtype=np.uint32)
