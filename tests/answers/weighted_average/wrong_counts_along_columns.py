# advice: one-count-a-row
@fill
def weighted_average(updates, example_counts):
    return (updates * example_counts).sum(axis=0) / example_counts.sum()
