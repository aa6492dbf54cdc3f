# advice: not-int64
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for round_id, (masked, self_seed) in recorded.items():
        seeds = {}
        for other, public_key in public_keys.items():
            seeds[other] = pairwise_seed(mask_key, public_key, round_id, victim, other)
        vector = late_arrival_attack(masked - expand_mask(self_seed, len(masked)), victim, seeds)
        read[round_id] = [int(number) for number in vector]
    return read
