# right: shares and a matrix product
def weighted_average(updates, example_counts):
    return (example_counts / example_counts.sum()) @ updates
