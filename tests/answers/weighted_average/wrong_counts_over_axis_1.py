# advice: one-change
def weighted_average(updates, example_counts):
    examples = np.sum(example_counts, axis=1)
    return (example_counts[:, None] * updates).sum(axis=0) / examples
