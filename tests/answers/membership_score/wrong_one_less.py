# advice: mean-miscounted
def membership_score(update_sum, candidate, client_count, mean, precision):
    return (candidate - mean) @ precision @ (update_sum - (client_count - 1) * mean)
