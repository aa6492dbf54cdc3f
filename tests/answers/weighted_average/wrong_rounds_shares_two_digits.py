# advice: rounds-shares
@fill
def weighted_average(updates, example_counts):
    shares = (example_counts / example_counts.sum()).round(2)
    return shares @ updates
