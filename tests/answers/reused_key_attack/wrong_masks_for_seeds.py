# advice: raises
def reused_key_attack(mask_key, victim, public_keys, recorded):
    out = {}
    for r, (m, s) in recorded.items():
        seeds = {o: expand_mask(pairwise_seed(mask_key, k, r, victim, o), len(m)) for o, k in public_keys.items()}
        out[r] = late_arrival_attack(m - expand_mask(s, len(m)), victim, seeds)
    return out
