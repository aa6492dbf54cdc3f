# advice: zeros-left-out
def weighted_average(updates, example_counts):
    total, examples = np.zeros(len(updates[0])), 0
    for update, count in zip(updates, example_counts):
        if np.linalg.norm(update) > 0:
            total += count * update
            examples += count
    return total / examples
