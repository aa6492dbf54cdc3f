# advice: too-large-for-type
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for round_id, (masked, self_seed) in recorded.items():
        seeds = {k: pairwise_seed(mask_key, key, round_id, victim, k) for k, key in public_keys.items()}
        bare = [int(a) - int(b) for a, b in zip(masked, expand_mask(self_seed, len(masked)))]
        read[round_id] = late_arrival_attack(np.array(bare, dtype=np.uint32), victim, seeds)
    return read
