# advice: same-part-twice
def membership_score(update_sum, candidate, client_count, mean, precision):
    own = candidate - mean
    return own @ precision @ own
