# advice: distance-taken
def membership_score(update_sum, candidate, client_count, mean, precision):
    apart = update_sum / client_count - candidate
    return -float(apart @ precision @ apart)
