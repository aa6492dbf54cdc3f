# advice: cut
def reused_key_attack(mask_key, victim, public_keys, recorded):
    opened = {}
    for number, pair in recorded.items():
        left = pair[0] - expand_mask(pair[1], pair[0].size)
        for other, key in public_keys.items():
            theirs = expand_mask(pairwise_seed(mask_key, key, number, victim, other), left.size)
            left = left - theirs if other > victim else left + theirs
        opened[number] = left.astype(np.int16).astype(np.int64)
    return opened
