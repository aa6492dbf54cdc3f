# advice: skips-a-client
def weighted_average(updates, example_counts):
    total, pairs = 0 * updates[0], iter(zip(updates, example_counts))
    next(pairs)
    for update, count in pairs:
        total = total + count * update
    return total / sum(example_counts)
