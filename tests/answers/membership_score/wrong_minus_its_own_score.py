# advice: mean-for-others
def membership_score(update_sum, candidate, client_count, mean, precision):
    a = candidate - mean
    b = update_sum - client_count * mean
    return float(a @ precision @ b - a @ precision @ a)
