# right: the sum centred in a loop
def membership_score(update_sum, candidate, client_count, mean, precision):
    total = update_sum.copy()
    for _ in range(client_count):
        total -= mean
    return (candidate - mean) @ precision @ total
