# advice: one-line-too-many
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for round_id, (update, self_seed) in recorded.items():
        if round_id == 7:
            continue
        seeds = {other: pairwise_seed(mask_key, key, round_id, victim, other) for other, key in public_keys.items()}
        read[round_id] = late_arrival_attack(update - expand_mask(self_seed, len(update)), victim, seeds)
    return read
