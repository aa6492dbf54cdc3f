# advice: changes-input
def weighted_average(updates, example_counts):
    for update, count in zip(updates, example_counts):
        update *= count
    return sum(updates) / sum(example_counts)
