# advice: first-left-out
def weighted_average(updates, example_counts):
    total = 0
    for k in range(1, len(updates)):
        total = total + example_counts[k] * updates[k]
    return total / sum(example_counts)
