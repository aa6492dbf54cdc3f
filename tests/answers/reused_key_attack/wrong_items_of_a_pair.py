# advice: seeds-in-a-list
def reused_key_attack(mask_key, victim, public_keys, recorded):
    out = {}
    for r, entries in recorded.items():
        for masked, seed in entries.items():
            seeds = {v: pairwise_seed(mask_key, k, r, victim, v) for v, k in public_keys.items()}
            out[r] = late_arrival_attack(masked - expand_mask(seed, len(masked)), victim, seeds)
    return out
