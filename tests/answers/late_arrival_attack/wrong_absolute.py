# advice: without-signs
def late_arrival_attack(late_update, late, pairwise_seeds):
    out = late_update.copy()
    for other, seed in pairwise_seeds.items():
        out = out - expand_mask(seed, len(out)) if late < other else out + expand_mask(seed, len(out))
    return abs(out.astype(np.int32).astype(np.int64))
