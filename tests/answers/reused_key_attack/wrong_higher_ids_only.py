# advice: one-side-only
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for r, (masked, own) in recorded.items():
        left = masked - expand_mask(own, len(masked))
        for other, public in public_keys.items():
            if other > victim:
                left = left - expand_mask(pairwise_seed(mask_key, public, r, victim, other), len(masked))
        read[r] = left.astype(np.int32).astype(np.int64)
    return read
