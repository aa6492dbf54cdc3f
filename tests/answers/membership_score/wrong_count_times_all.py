# advice: count-times-all
def membership_score(update_sum, candidate, client_count, mean, precision):
    c = candidate - mean
    s = client_count * (update_sum - mean)
    return float(c @ precision @ s)
