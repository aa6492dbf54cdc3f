# right: lists, and zip at the end
def reused_key_attack(mask_key, victim, public_keys, recorded):
    others = list(public_keys)
    vectors = []
    for r in sorted(recorded):
        seeds = [pairwise_seed(mask_key, public_keys[other], r, victim, other) for other in others]
        without = np.subtract(recorded[r][0], expand_mask(recorded[r][1], len(recorded[r][0])))
        vectors.append(late_arrival_attack(without, victim, dict(zip(others, seeds))))
    return dict(zip(sorted(recorded), vectors))
