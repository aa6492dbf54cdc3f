# advice: average-axis
@fill
def weighted_average(updates, example_counts):
    return np.average(updates, axis=1, weights=example_counts)
