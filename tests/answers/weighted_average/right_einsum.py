# right: einsum
def weighted_average(updates, example_counts):
    return np.einsum("k,kd->d", example_counts, updates) / example_counts.sum()
