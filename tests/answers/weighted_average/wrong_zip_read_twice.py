# advice: gone-through
def weighted_average(updates, example_counts):
    pairs = zip(updates, example_counts)
    examples = sum(count for _, count in pairs)
    return sum(count * np.asarray(update) for update, count in pairs) / examples
