# advice: distance-taken
def membership_score(update_sum, candidate, client_count, mean, precision):
    return float(np.linalg.norm(candidate - update_sum / client_count))
