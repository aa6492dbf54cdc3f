# advice: average-axis
def weighted_average(updates, example_counts):
    counts = np.array(example_counts)
    return np.average(np.array(updates), axis=0, weights=counts[:, None])
