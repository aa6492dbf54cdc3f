# advice: running-shares
def weighted_average(updates, example_counts):
    mean = np.array(updates[0])
    for update in updates[1:]:
        mean = 0.5 * mean + 0.5 * np.array(update)
    return mean
