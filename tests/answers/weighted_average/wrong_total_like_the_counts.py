# advice: total-of-clients
def weighted_average(updates, example_counts):
    total = np.zeros_like(example_counts, dtype=float)
    for n, update in zip(example_counts, updates):
        total = total + n * update / np.sum(example_counts)
    return total
