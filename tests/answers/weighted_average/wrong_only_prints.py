# advice: returns-none
def weighted_average(updates, example_counts):
    print(np.average(updates, axis=0, weights=example_counts))
