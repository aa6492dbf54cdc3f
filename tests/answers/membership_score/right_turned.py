# right: the sum first: the precision is symmetric
def membership_score(update_sum, candidate, client_count, mean, precision):
    own = candidate - mean
    total = update_sum - client_count * mean
    return total @ precision @ own
