# right: a local function, and reduce
def late_arrival_attack(late_update, late, pairwise_seeds):
    from functools import reduce

    def without(total, other):
        mask = expand_mask(pairwise_seeds[other], len(total))
        return np.subtract(total, mask) if late < other else np.add(total, mask)

    return reduce(without, pairwise_seeds, late_update).astype("int32").astype("int64")
