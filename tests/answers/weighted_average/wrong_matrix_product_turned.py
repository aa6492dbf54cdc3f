# advice: one-count-a-row
@fill
def weighted_average(updates, example_counts):
    return updates @ example_counts / example_counts.sum()
