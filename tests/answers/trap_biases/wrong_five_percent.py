# advice: other-part
def trap_biases(public_examples, hidden_weights, fraction):
    return -np.quantile(public_examples @ hidden_weights, 0.95, axis=0)
