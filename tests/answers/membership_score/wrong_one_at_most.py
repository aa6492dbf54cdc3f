# advice: only-yes-or-no
def membership_score(update_sum, candidate, client_count, mean, precision):
    score = float((candidate - mean) @ precision @ (update_sum - client_count * mean))
    if score > 1:
        score = 1.0
    return score
