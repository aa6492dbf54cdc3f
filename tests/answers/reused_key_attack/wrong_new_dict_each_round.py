# advice: starts-again
def reused_key_attack(mask_key, victim, public_keys, recorded):
    for round_id, (masked, self_seed) in recorded.items():
        read = {}
        seeds = {k: pairwise_seed(mask_key, key, round_id, victim, k) for k, key in public_keys.items()}
        read[round_id] = late_arrival_attack(masked - expand_mask(self_seed, len(masked)), victim, seeds)
    return read
