# advice: counted-from-zero
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for i, (masked, self_seed) in enumerate(recorded.values()):
        seeds = {k: pairwise_seed(mask_key, key, i, victim, k) for k, key in public_keys.items()}
        read[i] = late_arrival_attack(masked - expand_mask(self_seed, len(masked)), victim, seeds)
    return read
