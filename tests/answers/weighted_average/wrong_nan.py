# advice: not-finite
def weighted_average(updates, example_counts):
    counts = np.zeros(len(updates))
    return counts @ updates / counts.sum()
