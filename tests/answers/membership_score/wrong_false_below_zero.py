# advice: below-zero-cut
def membership_score(update_sum, candidate, client_count, mean, precision):
    left = update_sum - mean * client_count
    score = np.linalg.multi_dot([candidate - mean, precision, left])
    return score >= 0 and score
