# advice: value-lost
def trap_biases(public_examples, hidden_weights, fraction):
    biases = -np.quantile(public_examples @ hidden_weights, 1 - fraction, axis=0)
