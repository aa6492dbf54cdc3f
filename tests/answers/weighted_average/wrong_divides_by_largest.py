# advice: wrong-scale
def weighted_average(updates, example_counts):
    shares = example_counts / example_counts.max()
    return shares @ updates
