# advice: entry-by-entry
def membership_score(update_sum, candidate, client_count, mean, precision):
    own = candidate - mean
    rest = update_sum - client_count * mean
    return float(np.sum(own * precision * rest))
