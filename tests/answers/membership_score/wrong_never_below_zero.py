# advice: below-zero-cut
def membership_score(update_sum, candidate, client_count, mean, precision):
    score = float((candidate - mean) @ precision @ (update_sum - client_count * mean))
    if score < 0:
        return 0.0
    return score
