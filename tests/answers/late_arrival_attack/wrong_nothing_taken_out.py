# advice: masks-left
def late_arrival_attack(late_update, late, pairwise_seeds):
    return late_update.astype(np.int32).astype(np.int64)
