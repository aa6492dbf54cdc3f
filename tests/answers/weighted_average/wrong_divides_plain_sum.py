# advice: divides-plain-sum
def weighted_average(updates, example_counts):
    return sum(updates) / sum(example_counts)
