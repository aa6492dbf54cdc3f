# advice: row-left
def weighted_average(updates, example_counts):
    return example_counts[None, :] @ updates / example_counts.sum()
