# right: unmask_sum of one survivor, with everybody else vanished
def reused_key_attack(mask_key, victim, public_keys, recorded):
    def read(round_id, masked, self_seed):
        dropped = {
            other: {victim: pairwise_seed(mask_key, their_key, round_id, other, victim)}
            for other, their_key in public_keys.items()
        }
        return unmask_sum(masked, {victim: self_seed}, dropped)

    return {round_id: read(round_id, *pair) for round_id, pair in recorded.items()}
