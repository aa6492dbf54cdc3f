# advice: floor-division
def weighted_average(updates, example_counts):
    return example_counts @ updates // sum(example_counts)
