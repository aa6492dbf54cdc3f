# advice: changes-input
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    while recorded:
        round_id, (masked, self_seed) = recorded.popitem()
        seeds = {}
        for other, public_key in public_keys.items():
            seeds[other] = pairwise_seed(mask_key, public_key, round_id, victim, other)
        read[round_id] = late_arrival_attack(masked - expand_mask(self_seed, len(masked)), victim, seeds)
    return read
