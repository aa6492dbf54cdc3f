# advice: other-part
def trap_biases(public_examples, hidden_weights, fraction):
    return -np.quantile(public_examples @ hidden_weights, 1 - fraction / 2, axis=0)
