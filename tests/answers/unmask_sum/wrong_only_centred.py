# advice: nothing-removed
def unmask_sum(masked_sum, self_seeds, dropped):
    return masked_sum.astype(np.int32).astype(np.int64)
