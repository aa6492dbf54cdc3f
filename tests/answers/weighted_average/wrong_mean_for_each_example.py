# advice: divided-by-counts
def weighted_average(updates, example_counts):
    total = np.zeros(len(updates[0]))
    for update, count in zip(updates, example_counts):
        total += update / count
    return total / len(updates)
