# advice: cut-at-zero
def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    active = np.where(sums > 0, sums, 0)
    return -np.quantile(active, 1 - fraction, axis=0)
