# advice: inverse-weights
def weighted_average(updates, example_counts):
    return np.average(updates, axis=0, weights=1 / example_counts)
