# advice: returns-in-loop
def weighted_average(updates, example_counts):
    total = 0
    for update, count in zip(updates, example_counts):
        total = total + count * update
        return total / sum(example_counts)
