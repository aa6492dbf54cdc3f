# right: late_arrival_attack, after the self mask
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    self_seed = int.to_bytes(recover_secret(self_shares[:threshold], threshold), 32, byteorder="little")
    mask_key = private_key_from(recover_secret(key_shares[:threshold], threshold))
    seeds = {
        other: pairwise_seed(mask_key, public_key, round_id, victim, other)
        for other, public_key in public_keys.items()
    }
    return late_arrival_attack(masked_update - expand_mask(self_seed, len(masked_update)), victim, seeds)
