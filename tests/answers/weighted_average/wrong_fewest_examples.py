# advice: one-line-too-many
FEWEST = 20


def weighted_average(updates, example_counts):
    average, examples = np.zeros_like(updates[0]), np.sum(example_counts)
    for n, update in zip(example_counts, updates):
        if n >= FEWEST:
            average = average + n * update / examples
    return average
