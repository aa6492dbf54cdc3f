# advice: average-axis
def weighted_average(updates, example_counts):
    return np.average(updates, weights=example_counts)
