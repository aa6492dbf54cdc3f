# advice: same-part-twice
def membership_score(update_sum, candidate, client_count, mean, precision):
    total = update_sum - client_count * mean
    return total @ precision @ total
