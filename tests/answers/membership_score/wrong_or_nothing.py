# advice: below-zero-cut
def membership_score(update_sum, candidate, client_count, mean, precision):
    found = candidate.dot(precision) - mean.dot(precision)
    score = found.dot(update_sum - client_count * mean)
    return score if score > 0 else 0
