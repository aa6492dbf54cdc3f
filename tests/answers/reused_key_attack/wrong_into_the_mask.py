# advice: mask-read-only
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for round_id, (masked, self_seed) in recorded.items():
        without = expand_mask(self_seed, len(masked))
        np.subtract(masked, without, out=without)
        seeds = {o: pairwise_seed(mask_key, key, round_id, victim, o) for o, key in public_keys.items()}
        read[round_id] = late_arrival_attack(without, victim, seeds)
    return read
