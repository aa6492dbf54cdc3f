# advice: one-client-only
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for round_id, (masked, self_seed) in recorded.items():
        bare = masked - expand_mask(self_seed, len(masked))
        for k, key in public_keys.items():
            seed = pairwise_seed(mask_key, key, round_id, victim, k)
            read[round_id] = late_arrival_attack(bare, victim, {k: seed})
    return read
