# advice: raises
def weighted_average(updates, example_counts):
    total = weighted_average(updates, example_counts)
    return total / sum(example_counts)
