# advice: wrong-shape
def weighted_average(updates, example_counts):
    return (example_counts[:, None] * updates).sum() / example_counts.sum()
