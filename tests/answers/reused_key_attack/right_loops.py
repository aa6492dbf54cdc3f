# right: two loops
def reused_key_attack(mask_key, victim, public_keys, recorded):
    updates = {}
    for round_id in recorded:
        masked, self_seed = recorded[round_id]
        seeds = {}
        for other in public_keys:
            seeds[other] = pairwise_seed(mask_key, public_keys[other], round_id, victim, other)
        bare = masked - expand_mask(self_seed, len(masked))
        updates[round_id] = late_arrival_attack(bare, victim, seeds)
    return updates
