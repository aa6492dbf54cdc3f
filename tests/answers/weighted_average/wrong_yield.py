# advice: wrong-type
def weighted_average(updates, example_counts):
    for update, count in zip(updates, example_counts):
        yield count * update / sum(example_counts)
