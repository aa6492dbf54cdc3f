# advice: one-mask-left
def late_arrival_attack(late_update, late, pairwise_seeds):
    def bare(numbers, ids):
        if len(ids) == 1:
            return numbers.astype(np.int32).astype(np.int64)
        mask = expand_mask(pairwise_seeds[ids[-1]], len(numbers))
        return bare(numbers + mask if ids[-1] < late else numbers - mask, ids[:-1])

    return bare(np.asarray(late_update), sorted(pairwise_seeds))
