# advice: average-axis
def weighted_average(updates, example_counts):
    by_weight = np.array(updates).transpose()
    return np.average(by_weight, weights=example_counts, axis=0)
