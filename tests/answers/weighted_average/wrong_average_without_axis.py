# advice: one-count-a-row
def weighted_average(updates, example_counts):
    return np.average(updates, weights=example_counts)
