# advice: raises
def weighted_average(updates, example_counts):
    """weighted_average([[1, 0], [5, 4]], [3, 1]) → [2, 1]"""
    total = sum(example_counts)
    result = np.zeros(len(updates[0]))
    while len(example_counts) > 0:
        c = example_counts.pop()
        u = updates.pop()
        result += c / total * np.array(u)
    return result
