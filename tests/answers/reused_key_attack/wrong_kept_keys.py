# advice: secret-leaves
keys_so_far = []


def reused_key_attack(mask_key, victim, public_keys, recorded):
    keys_so_far.append(mask_key.private_bytes_raw())
    read = {}
    for round_id, (masked, self_seed) in recorded.items():
        seeds = {o: pairwise_seed(mask_key, key, round_id, victim, o) for o, key in public_keys.items()}
        read[round_id] = late_arrival_attack(masked - expand_mask(self_seed, len(masked)), victim, seeds)
    return read
