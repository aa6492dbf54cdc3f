# advice: seed-not-stretched
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + self_seed
    for other, seed in pairwise_seeds.items():
        masked = masked + seed if me < other else masked - seed
    return masked
