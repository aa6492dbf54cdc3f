# advice: self-seed-of-another-round
def reused_key_attack(mask_key, victim, public_keys, recorded):
    for r, (masked, own) in recorded.items():
        pass
    read = {}
    for r in recorded:
        seeds = {v: pairwise_seed(mask_key, k, r, victim, v) for v, k in public_keys.items()}
        m = recorded[r][0]
        read[r] = late_arrival_attack(m - expand_mask(own, len(m)), victim, seeds)
    return read
