# right: one line
def membership_score(update_sum, candidate, client_count, mean, precision):
    return float((candidate - mean) @ precision @ (update_sum - client_count * mean))
