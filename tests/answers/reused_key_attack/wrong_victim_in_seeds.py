# advice: seeds-in-a-list
def reused_key_attack(mask_key, victim, public_keys, recorded):
    """recorded: {1: (masked update, self seed), 2: …} → {1: integers, 2: …}"""
    result = {}
    for r in recorded:
        masked, self_seed = recorded[r]
        message = masked - expand_mask(self_seed, len(masked))
        seeds = [pairwise_seed(mask_key, public_keys[k], r, victim, k) for k in public_keys]
        result[r] = late_arrival_attack(message, victim, seeds)
    return result
