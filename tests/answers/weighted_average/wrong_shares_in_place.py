# advice: raises
@fill
def weighted_average(updates, example_counts):
    example_counts /= example_counts.sum()
    return example_counts @ updates
