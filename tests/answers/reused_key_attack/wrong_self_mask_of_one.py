# advice: self-mask-of-one-number
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for round_id, (masked, self_seed) in recorded.items():
        seeds = {o: pairwise_seed(mask_key, k, round_id, victim, o) for o, k in public_keys.items()}
        read[round_id] = late_arrival_attack(masked - expand_mask(self_seed, 1), victim, seeds)
    return read
