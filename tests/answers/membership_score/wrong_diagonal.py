# advice: diagonal-only
def membership_score(update_sum, candidate, client_count, mean, precision):
    own = candidate - mean
    total = update_sum - client_count * mean
    return np.sum(own * np.diag(precision) * total)
