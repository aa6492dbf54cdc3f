# advice: rounds-counted
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for number, (round_id, (masked, self_seed)) in enumerate(recorded.items(), start=1):
        seeds = {k: pairwise_seed(mask_key, key, number, victim, k) for k, key in public_keys.items()}
        read[round_id] = late_arrival_attack(masked - expand_mask(self_seed, len(masked)), victim, seeds)
    return read
