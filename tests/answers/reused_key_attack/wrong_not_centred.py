# advice: not-centred
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for round_id, (masked, self_seed) in recorded.items():
        total = masked - expand_mask(self_seed, len(masked))
        for k, key in public_keys.items():
            mask = expand_mask(pairwise_seed(mask_key, key, round_id, victim, k), len(total))
            total = total - mask if victim < k else total + mask
        read[round_id] = total.astype(np.int64)
    return read
