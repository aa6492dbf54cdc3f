# advice: raises
def weighted_average(updates, example_counts):
    for update, count in zip(updates, example_counts):
        total += count * update
    return total / sum(example_counts)
