# advice: whole-products
def weighted_average(updates, example_counts):
    total = np.zeros(len(updates[0]))
    for update, count in zip(updates, example_counts):
        total += (count * np.asarray(update)).astype(int)
    return total / np.sum(example_counts)
