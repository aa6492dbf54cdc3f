# advice: survived-and-vanished
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for round_id, (masked, self_seed) in recorded.items():
        seeds = {k: pairwise_seed(mask_key, key, round_id, victim, k) for k, key in public_keys.items()}
        read[round_id] = unmask_sum(masked, {victim: self_seed}, {victim: seeds})
    return read
