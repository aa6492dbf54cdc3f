# advice: notebook-name
# notebook has: total_examples
def weighted_average(updates, example_counts):
    return example_counts @ updates / total_examples
