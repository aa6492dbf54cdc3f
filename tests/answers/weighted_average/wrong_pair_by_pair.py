# advice: running-average
def weighted_average(updates, example_counts):
    result = np.asarray(updates[0], dtype=float).copy()
    for i in range(1, len(updates)):
        share = example_counts[i] / (example_counts[i - 1] + example_counts[i])
        result = (1 - share) * result + share * np.asarray(updates[i])
    return result
