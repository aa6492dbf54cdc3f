# advice: other-side
def trap_biases(public_examples, hidden_weights, fraction):
    return -np.quantile(public_examples @ hidden_weights, fraction, axis=0)
