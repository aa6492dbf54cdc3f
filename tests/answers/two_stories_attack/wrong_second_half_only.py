# advice: one-half-of-the-masks
def two_stories_attack(
    self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id
):
    seed = recover_secret(self_shares, threshold).to_bytes(32, "little")
    key = private_key_from(recover_secret(key_shares, threshold))
    total = masked_update - expand_mask(seed, len(masked_update))
    for other, _ in key_shares:
        if other != victim:
            mask = expand_mask(pairwise_seed(key, public_keys[other], round_id, victim, other), len(total))
            total = total - mask if victim < other else total + mask
    return total.astype(np.int32).astype(np.int64)
