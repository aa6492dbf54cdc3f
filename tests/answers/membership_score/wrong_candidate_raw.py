# advice: candidate-not-centred
def membership_score(update_sum, candidate, client_count, mean, precision):
    return candidate @ precision @ (update_sum - client_count * mean)
