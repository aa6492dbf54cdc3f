# advice: whole-division
@fill
def weighted_average(updates, example_counts):
    shares = (example_counts / example_counts.sum()).astype(int)
    return shares @ updates
