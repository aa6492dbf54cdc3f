# advice: plain-sum
def weighted_average(updates, example_counts):
    return np.sum(updates, axis=0)
