# advice: inverse-weights
def weighted_average(updates, example_counts):
    shares = example_counts.sum() / example_counts
    return shares @ updates
