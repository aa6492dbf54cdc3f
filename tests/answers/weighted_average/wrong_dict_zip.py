# advice: equal-counts-merged
def weighted_average(updates, example_counts):
    """weighted_average([[1, 0], [5, 4]], [3, 1]) → [2, 1]"""
    by_count = dict(zip(example_counts, updates))
    total = sum(by_count)
    return sum(c * np.array(u) for c, u in by_count.items()) / total
