# advice: examples-are-columns
def trap_biases(public_examples, hidden_weights, fraction):
    sums = hidden_weights.T @ public_examples.T
    return -np.quantile(sums, 1 - fraction, axis=0)
