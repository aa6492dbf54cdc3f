# advice: changes-input
def reused_key_attack(mask_key, victim, public_keys, recorded):
    mine = dict(recorded)
    for round_id in mine:
        masked, self_seed = mine[round_id]
        masked -= expand_mask(self_seed, len(masked))
        seeds = {o: pairwise_seed(mask_key, key, round_id, victim, o) for o, key in public_keys.items()}
        mine[round_id] = late_arrival_attack(masked, victim, seeds)
    return mine
