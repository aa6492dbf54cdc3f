# advice: unknown-name
def weighted_average(updates, example_counts):
    total = sum(example_count)
    return example_counts @ updates / total
