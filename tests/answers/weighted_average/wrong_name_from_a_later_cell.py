# advice: unknown-name
@fill
def weighted_average(updates, example_counts):
    return example_counts @ updates / sum(sizes)
