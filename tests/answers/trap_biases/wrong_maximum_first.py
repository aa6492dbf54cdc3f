# advice: capped
def trap_biases(public_examples, hidden_weights, fraction):
    active = np.maximum(public_examples @ hidden_weights, 0)
    return -np.quantile(active, 1 - fraction, axis=0)
