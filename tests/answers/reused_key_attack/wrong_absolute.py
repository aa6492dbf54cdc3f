# advice: without-signs
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for round_id, (masked, self_seed) in recorded.items():
        seeds = {o: pairwise_seed(mask_key, key, round_id, victim, o) for o, key in public_keys.items()}
        numbers = late_arrival_attack(masked - expand_mask(self_seed, len(masked)), victim, seeds)
        read[round_id] = np.where(numbers < 0, -numbers, numbers)
    return read
