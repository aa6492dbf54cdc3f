# advice: counts-swapped
def membership_score(update_sum, candidate, client_count, mean, precision):
    return (candidate - client_count * mean) @ precision @ (update_sum - mean)
