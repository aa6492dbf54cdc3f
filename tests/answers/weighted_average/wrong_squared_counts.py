# advice: other-value
def weighted_average(updates, example_counts):
    shares = example_counts**2 / (example_counts**2).sum()
    return shares @ updates
