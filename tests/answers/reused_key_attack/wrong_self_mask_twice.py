# advice: self-mask-twice
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for round_id, (masked, self_seed) in recorded.items():
        masked = masked - expand_mask(self_seed, len(masked))
        dropped = {k: {victim: pairwise_seed(mask_key, key, round_id, victim, k)} for k, key in public_keys.items()}
        read[round_id] = unmask_sum(masked, {victim: self_seed}, dropped)
    return read
