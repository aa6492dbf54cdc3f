# right: by percentile
def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    return -np.percentile(sums, 100 * (1 - fraction), axis=0)
