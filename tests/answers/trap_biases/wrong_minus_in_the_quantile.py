# advice: minus-inside
def trap_biases(public_examples, hidden_weights, fraction):
    return np.quantile(-(public_examples @ hidden_weights), 1 - fraction, axis=0)
