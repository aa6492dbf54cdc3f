# advice: equal-updates-merged
def weighted_average(updates, example_counts):
    known, total, examples = set(), 0, 0
    for update, n in zip(updates, example_counts):
        if tuple(update) not in known:
            known.add(tuple(update))
            total, examples = total + n * np.asarray(update), examples + n
    return total / examples
