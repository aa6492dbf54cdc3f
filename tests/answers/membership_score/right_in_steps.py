# right: in steps, with names
def membership_score(update_sum, candidate, client_count, mean, precision):
    own = candidate - mean
    total = update_sum - client_count * mean
    weighed = precision @ total
    return np.dot(own, weighed)
