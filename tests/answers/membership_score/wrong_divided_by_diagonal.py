# advice: covariance-used
def membership_score(update_sum, candidate, client_count, mean, precision):
    a = (candidate - mean) / np.sqrt(np.diag(precision))
    b = (update_sum - client_count * mean) / np.sqrt(np.diag(precision))
    return float(np.dot(a, b))
