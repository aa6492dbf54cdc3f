# advice: pairwise-masks-left
def reused_key_attack(mask_key, victim, public_keys, recorded):
    return {
        round_id: late_arrival_attack(masked - expand_mask(self_seed, len(masked)), victim, {})
        for round_id, (masked, self_seed) in recorded.items()
    }
