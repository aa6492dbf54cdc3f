# advice: distance-taken
def membership_score(update_sum, candidate, client_count, mean, precision):
    unusual = update_sum - client_count * mean
    gap = (candidate - mean) - unusual
    return -np.sqrt(gap @ precision @ gap)
