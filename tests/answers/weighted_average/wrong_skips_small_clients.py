# advice: skips-a-client
def weighted_average(updates, example_counts):
    enough = np.asarray(example_counts) >= np.median(example_counts)
    counts = np.asarray(example_counts)[enough]
    return counts @ np.asarray(updates)[enough] / np.sum(counts)
