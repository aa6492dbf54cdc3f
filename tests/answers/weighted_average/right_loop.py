# right: a loop with a running total
@fill
def weighted_average(updates, example_counts):
    total = np.zeros(updates.shape[1])
    for update, count in zip(updates, example_counts):
        total += count * update
    return total / sum(example_counts)
