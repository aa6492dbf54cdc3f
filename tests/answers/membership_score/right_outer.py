# right: over all pairs of directions
def membership_score(update_sum, candidate, client_count, mean, precision):
    own = candidate - mean
    total = update_sum - client_count * mean
    return float((np.outer(own, total) * precision).sum())
