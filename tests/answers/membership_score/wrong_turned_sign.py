# advice: turned
def membership_score(update_sum, candidate, client_count, mean, precision):
    return (mean - candidate) @ precision @ (update_sum - client_count * mean)
