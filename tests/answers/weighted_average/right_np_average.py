# right: the library's own weighted mean
def weighted_average(updates, example_counts):
    return np.average(updates, axis=0, weights=example_counts)
