# advice: half-turned
def membership_score(update_sum, candidate, client_count, mean, precision):
    half = np.linalg.cholesky(precision)
    one, all_of_them = half @ (candidate - mean), half @ (update_sum - client_count * mean)
    return float(one.dot(all_of_them))
