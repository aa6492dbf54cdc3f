# advice: all-means-counted
def membership_score(update_sum, candidate, client_count, mean, precision):
    usual = client_count * mean
    return (candidate - usual) @ precision @ (update_sum - usual)
