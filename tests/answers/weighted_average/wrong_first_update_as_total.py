# advice: changes-input
def weighted_average(updates, example_counts):
    total = updates[0]
    total *= example_counts[0]
    for k in range(1, len(updates)):
        total += example_counts[k] * updates[k]
    return total / sum(example_counts)
