# right: a running mean, client after client
def weighted_average(updates, example_counts):
    seen, mean = 0, np.zeros_like(updates[0])
    for count, update in zip(example_counts, updates):
        seen += count
        mean = mean + (update - mean) * count / seen
    return mean
