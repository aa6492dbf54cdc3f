# right: broadcasting, keepdims
def weighted_average(updates, example_counts):
    shares = (example_counts / np.sum(example_counts)).reshape(-1, 1)
    return (shares * updates).sum(axis=0)
