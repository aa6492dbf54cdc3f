# advice: count-times-all
def membership_score(update_sum, candidate, client_count, mean, precision):
    a = client_count * (candidate - mean)
    b = update_sum - mean
    return float(a @ precision @ b)
