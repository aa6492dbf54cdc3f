# advice: turned
def membership_score(update_sum, candidate, client_count, mean, precision):
    usual = mean - candidate
    missing = client_count * mean - update_sum
    return -float(usual @ precision @ missing)
