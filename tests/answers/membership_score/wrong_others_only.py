# advice: mean-for-others
def membership_score(update_sum, candidate, client_count, mean, precision):
    others = update_sum - candidate
    return (candidate - mean) @ precision @ (others - (client_count - 1) * mean)
