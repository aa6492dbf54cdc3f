# advice: one-round-for-all
def reused_key_attack(mask_key, victim, public_keys, recorded):
    seeds, out = {}, {}
    for r, (m, s) in recorded.items():
        for o, k in public_keys.items():
            if o not in seeds:
                seeds[o] = pairwise_seed(mask_key, k, r, victim, o)
        out[r] = late_arrival_attack(m - expand_mask(s, len(m)), victim, seeds)
    return out
