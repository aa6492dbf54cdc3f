# advice: notebook-name
# notebook has: math functools
def weighted_average(updates, example_counts):
    total = math.fsum(example_counts)
    return example_counts @ updates / total
