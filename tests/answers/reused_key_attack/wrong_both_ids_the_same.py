# advice: same-id-twice
def reused_key_attack(mask_key, victim, public_keys, recorded):
    opened = {}
    for r, (masked, self_seed) in recorded.items():
        seeds = {v: pairwise_seed(mask_key, k, r, v, v) for v, k in public_keys.items()}
        without = masked + expand_mask(self_seed, len(masked))
        opened[r] = late_arrival_attack(without, victim, seeds)
    return opened
