# advice: one-change
def weighted_average(updates, example_counts):
    average = np.average(updates, axis=0, weights=example_counts)
    return -average
