# advice: sizes-taken
def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    return -np.quantile(np.abs(sums), 1 - fraction, axis=0)
