# advice: one-round-for-all
def reused_key_attack(mask_key, victim, public_keys, recorded):
    opened = {}
    seeds = {}
    for r in recorded:
        for v in public_keys:
            seeds[v] = pairwise_seed(mask_key, public_keys[v], r, victim, v)
    for r, (masked, self_seed) in recorded.items():
        opened[r] = late_arrival_attack(masked - expand_mask(self_seed, len(masked)), victim, seeds)
    return opened
