# advice: one-round-for-all
def reused_key_attack(mask_key, victim, public_keys, recorded):
    now = max(recorded) + 1
    seeds = {o: pairwise_seed(mask_key, key, now, victim, o) for o, key in public_keys.items()}
    return {
        r: late_arrival_attack(masked - expand_mask(own, len(masked)), victim, seeds)
        for r, (masked, own) in recorded.items()
    }
