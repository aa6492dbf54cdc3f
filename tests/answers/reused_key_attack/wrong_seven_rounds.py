# advice: rounds-typed-in
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for round_id in range(1, 8):
        numbers = recorded[round_id][0] - expand_mask(recorded[round_id][1], len(recorded[round_id][0]))
        seeds = {}
        for other, key in public_keys.items():
            seeds[other] = pairwise_seed(mask_key, key, round_id, victim, other)
        read[round_id] = late_arrival_attack(numbers, victim, seeds)
    return read
