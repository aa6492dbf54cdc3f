# advice: divides-by-clients
def weighted_average(updates, example_counts):
    return (example_counts[:, None] * updates).mean(axis=0)
