# advice: wrong-signs
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = {}
    for round_id, (masked, self_seed) in recorded.items():
        total = unmask_sum(masked, {victim: self_seed}, {}).astype(np.uint32)
        for other, key in public_keys.items():
            mask = expand_mask(pairwise_seed(mask_key, key, round_id, victim, other), len(total))
            total = total + mask if victim < other else total - mask
        read[round_id] = total.astype(np.int32).astype(np.int64)
    return read
