# advice: wrong-type
def weighted_average(updates, example_counts):
    total = example_counts.sum()
    return example_counts @ updates / total, total
