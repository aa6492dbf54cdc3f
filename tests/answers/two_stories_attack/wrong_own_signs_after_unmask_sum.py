# advice: wrong-signs
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    seed = recover_secret(self_shares, threshold).to_bytes(32, "little")
    key = private_key_from(recover_secret(key_shares, threshold))
    total = unmask_sum(masked_update, {victim: seed}, {}).astype(np.uint32)
    for o, k in public_keys.items():
        mask = expand_mask(pairwise_seed(key, k, round_id, victim, o), len(total))
        total = total + mask if o > victim else total - mask
    return total.astype(np.int32).astype(np.int64)
