# advice: one-for-all-units
def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    return np.full(hidden_weights.shape[1], -np.quantile(sums, 1 - fraction))
