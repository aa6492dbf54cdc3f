# advice: one-change
def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    cut = np.quantile(sums, 1 - fraction, axis=0)
    return -(cut @ hidden_weights)
