# advice: largest-client
def weighted_average(updates, example_counts):
    """weighted_average([[1, 0], [5, 4]], [3, 1]) → [2, 1]"""
    most = max(example_counts)
    for update, count in zip(updates, example_counts):
        if count == most:
            return np.array(update)
