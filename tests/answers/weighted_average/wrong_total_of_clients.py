# advice: total-of-clients
def weighted_average(updates, example_counts):
    average = np.zeros(updates.shape[0])
    for k in range(len(example_counts)):
        average = average + updates[k] * example_counts[k] / example_counts.sum()
    return average
