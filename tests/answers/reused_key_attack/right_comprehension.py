# right: a dict of dicts in one expression
def reused_key_attack(mask_key, victim, public_keys, recorded):
    return {
        r: late_arrival_attack(
            masked - expand_mask(seed, masked.size),
            victim,
            {k: pairwise_seed(mask_key, key, r, victim, k) for k, key in public_keys.items()},
        )
        for r, (masked, seed) in recorded.items()
    }
