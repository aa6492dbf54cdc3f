# advice: added-up
def late_arrival_attack(late_update, late, pairwise_seeds):
    return np.sum([unmask_sum(late_update, {}, {gone: {late: key}}) for gone, key in pairwise_seeds.items()], axis=0)
