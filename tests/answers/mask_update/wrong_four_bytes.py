# advice: other-masks
def mask_update(integers, me, pairwise_seeds, self_seed):
    rng = np.random.RandomState(int.from_bytes(self_seed[:4], "little"))
    masked = integers.astype(np.uint32) + rng.randint(0, 2**32, len(integers), dtype=np.uint32)
    for other, seed in pairwise_seeds.items():
        rng = np.random.RandomState(int.from_bytes(seed[:4], "little"))
        mask = rng.randint(0, 2**32, len(integers), dtype=np.uint32)
        masked = masked + mask if me < other else masked - mask
    return masked
