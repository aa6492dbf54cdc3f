# advice: only-yes-or-no
def membership_score(update_sum, candidate, client_count, mean, precision):
    if client_count < 2:
        return 0.0
    unusual = update_sum - client_count * mean
    return float(unusual @ precision @ (candidate - mean))
