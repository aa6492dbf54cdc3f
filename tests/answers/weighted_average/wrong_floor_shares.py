# advice: floor-division
def weighted_average(updates, example_counts):
    shares = example_counts // example_counts.sum()
    return shares @ updates
