# advice: half-the-matrix
def membership_score(update_sum, candidate, client_count, mean, precision):
    score = 0.0
    for i, own in enumerate(candidate - mean):
        for j in range(i, len(mean)):
            score += own * precision[i, j] * (update_sum[j] - client_count * mean[j])
    return float(score)
