# advice: whole-division
def weighted_average(updates, example_counts):
    total = np.zeros(updates.shape[1], dtype=int)
    for k, update in enumerate(updates):
        total += (update * example_counts[k] / example_counts.sum()).astype(int)
    return total
