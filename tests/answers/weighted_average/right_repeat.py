# right: every example's opinion in a row, then the plain mean
def weighted_average(updates, example_counts):
    return np.repeat(updates, example_counts, axis=0).mean(axis=0)
