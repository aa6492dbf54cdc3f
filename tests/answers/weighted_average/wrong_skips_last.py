# advice: last-left-out
def weighted_average(updates, example_counts):
    total = 0
    for k in range(len(updates) - 1):
        total = total + example_counts[k] * updates[k]
    return total / sum(example_counts)
