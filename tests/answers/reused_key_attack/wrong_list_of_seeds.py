# advice: seeds-in-a-list
def reused_key_attack(mask_key, victim, public_keys, recorded):
    """recorded: {1: (masked update, self seed), 2: …} → {1: integers, 2: …}"""
    out = {}
    for round_id, (message, self_seed) in recorded.items():
        seeds = [pairwise_seed(mask_key, key, round_id, victim, other) for other, key in public_keys.items()]
        out[round_id] = late_arrival_attack(message - expand_mask(self_seed, len(message)), victim, seeds)
    return out
