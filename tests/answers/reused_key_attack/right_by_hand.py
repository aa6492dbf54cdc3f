# right: every mask by hand, in int64
def reused_key_attack(mask_key, victim, public_keys, recorded):
    result = {}
    for round_id, pair in recorded.items():
        total = pair[0].astype(np.int64)
        total -= expand_mask(pair[1], len(total))
        for other, public_key in sorted(public_keys.items()):
            seed = pairwise_seed(mask_key, public_key, round_id, victim, other)
            mask = expand_mask(seed, len(total)).astype(np.int64)
            total += mask if other < victim else -mask
        result[round_id] = (total + 2**31) % 2**32 - 2**31
    return result
