# advice: cut
def late_arrival_attack(late_update, late, pairwise_seeds):
    update = np.array(late_update, dtype=np.uint32)
    for other in pairwise_seeds:
        own = expand_mask(pairwise_seeds[other], len(update))
        update = update - own if late < other else update + own
    return update.astype("int16").astype("int64")
