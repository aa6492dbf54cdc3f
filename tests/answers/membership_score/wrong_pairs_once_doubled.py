# advice: half-the-matrix
def membership_score(update_sum, candidate, client_count, mean, precision):
    own = candidate - mean
    rest = update_sum - client_count * mean
    score = (own * np.diag(precision) * rest).sum()
    for i in range(len(own)):
        for j in range(i):
            score = score + 2 * precision[i, j] * own[i] * rest[j]
    return float(score)
