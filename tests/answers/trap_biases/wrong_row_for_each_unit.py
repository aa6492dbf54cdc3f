# advice: along-the-units
def trap_biases(public_examples, hidden_weights, fraction):
    sums = np.array([public_examples @ hidden_weights[:, u] for u in range(hidden_weights.shape[1])])
    return -np.quantile(sums, 1 - fraction, axis=0)
