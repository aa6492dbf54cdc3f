# advice: divides-twice
def weighted_average(updates, example_counts):
    shares = example_counts / example_counts.sum()
    return np.mean(shares[:, None] * updates, axis=0)
