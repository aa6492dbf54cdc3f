# advice: one-change
def weighted_average(updates, example_counts):
    shares = example_counts / example_counts.sum()
    return (shares[:, None] * updates).sum(axis=1)
