# advice: plain-mean
@fill
def weighted_average(updates, example_counts):
    return np.mean(updates, axis=0)
