# advice: rounds-typed-in
def reused_key_attack(mask_key, victim, public_keys, recorded):
    def one(round_id):
        masked, self_seed = recorded[round_id]
        seeds = {o: pairwise_seed(mask_key, k, round_id, victim, o) for o, k in public_keys.items()}
        return late_arrival_attack(masked - expand_mask(self_seed, len(masked)), victim, seeds)

    result = {}
    for r in [1, 2, 3]:
        masked, self_seed = recorded[r]
        result[r] = one(r)
    return result
