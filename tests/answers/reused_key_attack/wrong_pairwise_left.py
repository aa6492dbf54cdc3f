# advice: pairwise-masks-left
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for round_id, (masked, self_seed) in recorded.items():
        read[round_id] = unmask_sum(masked, {victim: self_seed}, {})
    return read
