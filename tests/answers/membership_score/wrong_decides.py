# advice: only-yes-or-no
def membership_score(update_sum, candidate, client_count, mean, precision):
    own = candidate - mean
    total = update_sum - client_count * mean
    return float(own @ precision @ total > 0)
