# advice: rounds-shares
def weighted_average(updates, example_counts):
    total = sum(example_counts)
    shares = [float(f"{count / total:.2f}") for count in example_counts]
    return np.einsum("k,kd->d", np.array(shares), np.asarray(updates))
