# advice: equal-counts-merged
def weighted_average(updates, example_counts):
    """weighted_average([[1, 0], [5, 4]], [3, 1]) → [2, 1]"""
    of = {}
    for update, count in zip(updates, example_counts):
        of[int(count)] = np.asarray(update, dtype=float)
    return sum(count * update for count, update in of.items()) / sum(of)
