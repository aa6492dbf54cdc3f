# advice: wrong-signs
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for round_id, (masked, self_seed) in recorded.items():
        seeds = [pairwise_seed(mask_key, key, round_id, victim, k) for k, key in public_keys.items()]
        for seed in [self_seed, *seeds]:
            masked = masked - expand_mask(seed, len(masked))
        read[round_id] = masked.astype(np.int32).astype(np.int64)
    return read
