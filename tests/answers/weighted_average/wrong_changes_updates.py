# advice: changes-input
def weighted_average(updates, example_counts):
    for k in range(len(updates)):
        updates[k] *= example_counts[k]
    return sum(updates) / sum(example_counts)
